package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.Gate;
import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.Outcome;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/// One row for each committed write, in the same transaction as its effect.
final class Outcomes {

  static final String TABLE = Gate.INTERNAL_MARK + ".outcomes";
  static final String COLUMNS = "(handle uuid, kind varchar, count bigint, ended timestamptz)";

  private Outcomes() {}

  static void write(DuckDBConnection connection, Handle handle, Outcome outcome)
      throws SQLException {
    String row =
        "insert into %s values ('%s', '%s', %d, current_timestamp)"
            .formatted(TABLE, handle, kind(outcome), count(outcome));
    Database.execute(connection, List.of(row));
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rows _ -> "ROWS";
      case Outcome.Changed _ -> "CHANGED";
      case Outcome.Done _ -> "DONE";
    };
  }

  private static long count(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rows(long rows) -> rows;
      case Outcome.Changed(long rows) -> rows;
      case Outcome.Done _ -> 0;
    };
  }

  static Optional<Outcome> read(DuckDBConnection connection, Handle handle) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select kind, count from " + TABLE + " where handle = ?::uuid limit 1")) {
      select.setString(1, handle.toString());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(outcome(rows.getString(1), rows.getLong(2)))
            : Optional.empty();
      }
    }
  }

  private static Outcome outcome(String kind, long count) {
    return switch (kind) {
      case "ROWS" -> new Outcome.Rows(count);
      case "CHANGED" -> new Outcome.Changed(count);
      default -> new Outcome.Done();
    };
  }

  static void forget(DuckDBConnection connection, Handle handle) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from " + TABLE + " where handle = ?::uuid")) {
      delete.setString(1, handle.toString());
      delete.execute();
    }
  }
}
