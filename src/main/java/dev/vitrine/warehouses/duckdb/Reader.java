package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Runs queries and streams their rows, each on a connection of its own.
final class Reader {

  /// What the driver says of any error that comes before a streamed query's first row.
  private static final String HIDDEN = "Invalid result set";

  private static final int ATTEMPTS = 3;

  private final Connections connections;
  private final BufferAllocator allocator;

  Reader(Connections connections, BufferAllocator allocator) {
    this.connections = connections;
    this.allocator = allocator;
  }

  Outcome read(Execution execution, Run run, Translation translation, RowSink sink)
      throws SQLException {
    Lease lease = connections.lease(run.settings(), Connections.Rows.STREAMED);
    boolean clean = false;
    try {
      long rows = read(execution, lease, run, translation, sink);
      clean = true;
      return new Outcome.Rows(rows);
    } finally {
      execution.rests();
      if (clean) {
        connections.giveBack(lease, Connections.Rows.STREAMED);
      } else {
        lease.close();
      }
    }
  }

  private long read(
      Execution execution, Lease lease, Run run, Translation translation, RowSink sink)
      throws SQLException {
    execution.given(translation.text());
    Prepared prepared = prepared(lease, run, translation);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (ResultSet result = execute(execution, lease, prepared, run.values())) {
        ResultColumns came = ResultColumns.unless(translation.announced(), result);
        Optional<List<Column>> columns = prepared.deliverable(came, translation.announced());
        if (columns.isPresent()) {
          execution.streams(lease.connection());
          return Rows.deliver(execution, columns.get(), result, sink, allocator);
        }
        lease.drop(run.sql());
        prepared =
            prepared.isConverted()
                ? prepared(lease, run, translation)
                : Prepared.converting(lease.connection(), translation.text(), came, false);
      }
    }
    throw new SqlError(
        ErrorCode.CONFLICT, "the tables of this query change faster than it can be planned");
  }

  private static Prepared prepared(Lease lease, Run run, Translation translation)
      throws SQLException {
    Prepared known = lease.prepared(run.sql()).orElse(null);
    if (known != null && known.planned()) {
      return known;
    }
    Prepared made =
        known == null
            ? Prepared.once(lease.connection(), translation, !run.values().isEmpty())
            : Prepared.of(lease.connection(), translation);
    lease.keep(run.sql(), made);
    return made;
  }

  private static ResultSet execute(
      Execution execution, Lease lease, Prepared prepared, List<@Nullable Object> values)
      throws SQLException {
    try {
      return start(execution, prepared, values);
    } catch (SQLException failure) {
      execution.throwIfStopped();
      if (!EngineErrors.plainMessage(failure).contains(HIDDEN)) {
        throw failure;
      }
      return again(execution, lease, prepared, values);
    }
  }

  /// Runs it once more without streaming, where the driver tells the error; should it not fail a
  /// second time, the rows are as good.
  private static ResultSet again(
      Execution execution, Lease lease, Prepared failed, List<@Nullable Object> values)
      throws SQLException {
    execution.rests();
    Database.execute(lease.connection(), List.of("set session jdbc_stream_results = false"));
    return start(execution, failed.again(lease.connection()), values);
  }

  private static ResultSet start(
      Execution execution, Prepared prepared, List<@Nullable Object> values) throws SQLException {
    execution.given(prepared.text());
    prepared.bind(values);
    execution.executes(prepared.statement());
    execution.throwIfStopped();
    prepared.execute();
    execution.rests();
    return prepared.statement().getResultSet();
  }
}
