package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.Gate;
import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.Outcome;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/// One row for each committed write, in the same transaction as its effect.
final class Outcomes {

  static final String TABLE = Gate.INTERNAL_MARK + ".outcomes";
  static final String COLUMNS = "(handle uuid, kind varchar, count bigint, ended timestamptz)";

  private Outcomes() {}

  /// For [#write]. The time is a parameter too: a plan with `current_timestamp` is made anew at
  /// each run.
  static PreparedStatement insert(DuckDBConnection connection) throws SQLException {
    return connection.prepareStatement("insert into " + TABLE + " values (?, ?, ?, ?)");
  }

  static void write(PreparedStatement insert, Handle handle, Outcome outcome) throws SQLException {
    insert.setObject(1, UUID.fromString(handle.toString()));
    insert.setString(2, kind(outcome));
    insert.setLong(3, count(outcome));
    insert.setObject(4, OffsetDateTime.now(ZoneOffset.UTC));
    insert.execute();
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
