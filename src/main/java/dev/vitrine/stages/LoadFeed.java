package dev.vitrine.stages;

import dev.vitrine.warehouses.RowFeed;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The records of several files that can be loaded, in the columns of their table.
///
/// @param width columns of the table
/// @param opener opens a file anew
/// @param strict whether a record that cannot be loaded is an error; it is left out otherwise
record LoadFeed(int width, List<String> files, Function<String, LoadFile> opener, boolean strict)
    implements RowFeed {

  @Override
  public List<Kind> columns() {
    return Collections.nCopies(width, Kind.TEXT);
  }

  @Override
  public Cursor open() {
    return new Reading(files.iterator(), opener, strict);
  }

  private static final class Reading implements Cursor {

    private final Iterator<String> files;
    private final Function<String, LoadFile> open;
    private final boolean strict;
    private @Nullable LoadFile file;

    Reading(Iterator<String> files, Function<String, LoadFile> open, boolean strict) {
      this.files = files;
      this.open = open;
      this.strict = strict;
    }

    @Override
    public boolean next() {
      while (true) {
        if (file == null) {
          if (!files.hasNext()) {
            return false;
          }
          file = open.apply(files.next());
        }
        while (file.next()) {
          if (file.error().isEmpty()) {
            return true;
          }
          if (strict) {
            throw file.error().get().aborts();
          }
        }
        file.close();
        file = null;
      }
    }

    @Override
    public @Nullable Object value(int column) {
      LoadFile now = file;
      return now == null ? null : now.value(column);
    }

    @Override
    public void close() {
      if (file != null) {
        file.close();
      }
    }
  }
}
