package dev.vitrine.warehouses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that lie outside the engine, for its statements to read as a table. May be opened several
/// times, also at once.
public interface RowFeed {

  /// What a column holds.
  enum Kind {
    TEXT,
    NUMBER
  }

  /// The columns, which the engine calls `c1`, `c2` … in this order.
  List<Kind> columns();

  /// Begins at the first row.
  Cursor open();

  /// One reading of the rows, by one thread at a time. What it throws becomes the statement's
  /// error: a [dev.vitrine.kernel.SqlError] as it is.
  interface Cursor extends AutoCloseable {

    /// @return false behind the last row
    boolean next();

    /// A `String` or `Long` of the row, from 0; null for NULL.
    @Nullable Object value(int column);

    @Override
    void close();
  }

  /// A feed that the engine knows, until it is closed.
  ///
  /// @param sql what stands for its rows in a `FROM`
  record Lent(String sql, Runnable giveBack) implements AutoCloseable {
    @Override
    public void close() {
      giveBack.run();
    }
  }
}
