package dev.vitrine.warehouses;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of texts as a feed.
///
/// @param width of every row
/// @param rows which each reading goes through anew
public record TextRows(int width, Iterable<List<@Nullable String>> rows) implements RowFeed {

  @Override
  public List<Kind> columns() {
    return Collections.nCopies(width, Kind.TEXT);
  }

  @Override
  public Cursor open() {
    return new Reading(rows.iterator());
  }

  private static final class Reading implements Cursor {

    private final Iterator<List<@Nullable String>> rows;
    private List<@Nullable String> row = List.of();

    Reading(Iterator<List<@Nullable String>> rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      if (!rows.hasNext()) {
        return false;
      }
      row = rows.next();
      return true;
    }

    @Override
    public @Nullable Object value(int column) {
      return row.get(column);
    }

    @Override
    public void close() {}
  }
}
