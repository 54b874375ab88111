package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Commits, and finds out what became of a commit whose answer was lost. PostgreSQL can be asked by
/// the transaction's number; of others it is said that it is not known.
final class CommitProof {

  private static final String NUMBER = "SELECT pg_current_xact_id_if_assigned()::text";
  private static final String STATUS = "SELECT pg_xact_status(?::xid8)";

  /// A connection beside the one that was lost.
  @FunctionalInterface
  interface Another {
    Connection open() throws SQLException;
  }

  private final ConnectionSpec spec;

  CommitProof(ConnectionSpec spec) {
    this.spec = spec;
  }

  /// @throws SqlError `CONNECTION_LOST` that says whether the effects are permanent
  void commit(Connection connection, Another another) throws SQLException {
    if (connection.getAutoCommit()) {
      return;
    }
    Optional<String> number = number(connection);
    try {
      connection.commit();
    } catch (SQLException lost) {
      if (!RemoteErrors.isLost(lost)) {
        throw lost;
      }
      Optional<String> status = number.flatMap(known -> status(known, another));
      if (status.filter("committed"::equals).isEmpty()) {
        throw SqlError.because(ErrorCode.CONNECTION_LOST, message(status), lost);
      }
    }
  }

  private String message(Optional<String> status) {
    String what =
        status.filter("aborted"::equals).isPresent()
            ? "it was rolled back, nothing of it became permanent"
            : "whether its effects became permanent is not known here";
    return "the connection to " + spec.target() + " was lost while it committed: " + what;
  }

  private Optional<String> number(Connection connection) throws SQLException {
    if (spec.product() != Product.POSTGRESQL) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(NUMBER)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  private static Optional<String> status(String number, Another another) {
    try (Connection connection = another.open();
        PreparedStatement statement = connection.prepareStatement(STATUS)) {
      statement.setString(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException gone) {
      return Optional.empty();
    }
  }
}
