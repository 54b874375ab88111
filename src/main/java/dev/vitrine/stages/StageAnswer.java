package dev.vitrine.stages;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.RowFeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement about stages answers.
public sealed interface StageAnswer {

  /// Rows that are there.
  ///
  /// @param rows values as text, null for NULL
  /// @param afterCommit what is done once the statement's effects are permanent
  /// @param changed rows of a table that it changed
  record Told(
      List<Column> columns, List<List<@Nullable String>> rows, Runnable afterCommit, long changed)
      implements StageAnswer {

    public Told {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// Rows that the engine has.
  ///
  /// @param sql of the engine, whose columns come as results carry them
  /// @param feed to be given back when they are read
  record Asked(List<Column> columns, String sql, RowFeed.Lent feed) implements StageAnswer {}

  /// Rows that are there, of a statement that leaves nothing to do.
  static Told told(List<Column> columns, List<List<@Nullable String>> rows) {
    return new Told(columns, rows, () -> {}, 0);
  }

  /// One row that says so.
  static Told status(String text) {
    return told(List.of(new Column("status", SqlType.TEXT, true)), List.of(List.of(text)));
  }
}
