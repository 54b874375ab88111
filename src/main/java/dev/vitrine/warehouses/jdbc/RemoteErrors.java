package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Turns a database's errors into ours: a code by the SQLSTATE, which is the standard's, the
/// database's own words, and the place in the text where it says one.
final class RemoteErrors {

  private static final String COMPILATION = "SQL compilation error:\n";
  private static final int LONGEST = 2_000;

  /// Trino: `Query failed (#20260131_101112_00002_abcde): line 1:8: what is wrong`.
  private static final Pattern WRAPPING =
      Pattern.compile("^Query failed \\(#\\w+\\): (?:line \\d+:\\d+: )?(.*)$");

  private final ConnectionSpec spec;

  RemoteErrors(ConnectionSpec spec) {
    this.spec = spec;
  }

  /// @param sql what the database was given; empty for none
  /// @param bound whether it came with values
  SqlError of(SQLException failure, String sql, boolean bound) {
    if (failure.getCause() instanceof SqlError ours) {
      return ours;
    }
    if (spec.product() == Product.TRINO && TrinoCodes.isUnreached(failure)) {
      return notConnected(failure);
    }
    Optional<Position> place = Places.of(failure, sql, bound);
    ErrorCode code = code(failure);
    SqlError error = new SqlError(code, message(code, failure, place), place.orElse(null));
    error.initCause(failure);
    return error;
  }

  /// Why no connection came.
  SqlError notConnected(SQLException failure) {
    if (failure.getCause() instanceof SqlError ours) {
      return ours;
    }
    boolean busy = state(failure).equals(Pools.BUSY);
    return SqlError.because(
        busy ? ErrorCode.CONNECTION_BUSY : ErrorCode.CONNECTION_FAILED,
        busy
            ? "connection " + spec.name() + ": " + words(failure) + "; try again later"
            : "cannot connect to %s at %s: %s"
                .formatted(spec.product().label(), spec.target(), words(failure)),
        failure);
  }

  /// Whether the connection itself is of no use any more.
  static boolean isLost(SQLException failure) {
    String state = state(failure);
    return state.startsWith("08")
        || state.startsWith("57P0")
        || failure instanceof SQLTransientConnectionException;
  }

  /// Whether the statement tried to change something where only reading is allowed.
  static boolean isReadOnly(SQLException failure) {
    return state(failure).equals("25006") || words(failure).contains("SQLITE_READONLY");
  }

  static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private ErrorCode code(SQLException failure) {
    return switch (spec.product()) {
      case SQLITE -> SqliteCodes.of(words(failure));
      case TRINO -> TrinoCodes.of(failure);
      case MARIADB, MYSQL -> mariaDb(failure);
      case POSTGRESQL, DUCKDB, SNOWFLAKE, SQLSERVER -> StateCodes.of(state(failure));
    };
  }

  private static ErrorCode mariaDb(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1064 -> ErrorCode.SYNTAX;
      case 1054 -> ErrorCode.INVALID_IDENTIFIER;
      case 1052 -> ErrorCode.AMBIGUOUS_COLUMN;
      case 1046, 1049 -> ErrorCode.SCHEMA_NOT_FOUND;
      case 1146 -> ErrorCode.OBJECT_NOT_FOUND;
      case 1305, 1630 -> ErrorCode.UNKNOWN_FUNCTION;
      case 1055, 1140 -> ErrorCode.NOT_IN_GROUP_BY;
      case 1205, 1213, 1412 -> ErrorCode.CONFLICT;
      case 1365 -> ErrorCode.DIVISION_BY_ZERO;
      case 1690, 1264 -> ErrorCode.NUMBER_OUT_OF_RANGE;
      case 1792 -> ErrorCode.READ_ONLY;
      case 1969, 3024 -> ErrorCode.TIMEOUT;
      default -> StateCodes.of(state(failure));
    };
  }

  private String message(ErrorCode code, SQLException failure, Optional<Position> place) {
    String words = words(failure);
    return switch (code) {
      case CONNECTION_LOST -> "the connection to " + spec.target() + " was lost: " + words;
      case READ_ONLY ->
          "connection %s is read-only: %s (read_only: false in its configuration allows it)"
              .formatted(spec.name(), words);
      case SYNTAX ->
          COMPILATION
              + place.map(at -> "syntax error " + at(at) + ": ").orElse("syntax error: ")
              + words;
      case INVALID_IDENTIFIER,
          AMBIGUOUS_COLUMN,
          NOT_IN_GROUP_BY,
          UNKNOWN_FUNCTION,
          OBJECT_NOT_FOUND,
          SCHEMA_NOT_FOUND,
          COMPILATION ->
          COMPILATION + place.map(at -> "error " + at(at) + "\n").orElse("") + words;
      case REMOTE -> spec.product().label() + " reports: " + words + stated(failure);
      default -> words;
    };
  }

  private static String stated(SQLException failure) {
    return state(failure).isEmpty() ? "" : " (SQLSTATE " + state(failure) + ")";
  }

  private static String at(Position place) {
    return "line " + place.line() + " at position " + place.column();
  }

  /// What the database says, on one line; PostgreSQL's detail and hint behind it.
  private static String words(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String text =
        server == null ? String.valueOf(failure.getMessage()) : String.valueOf(server.getMessage());
    if (server != null && server.getDetail() != null) {
      text += ". " + server.getDetail();
    }
    if (server != null && server.getHint() != null) {
      text += ". " + server.getHint();
    }
    String line = WRAPPING.matcher(text.replaceAll("\\s*\\R\\s*", " ").strip()).replaceFirst("$1");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
