package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.Gate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.Run.Effect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many threads an instance works with: one while all its tables are small, then what it was
/// given for good. Any thread may use it.
///
/// The engine divides a table by row groups of [#ROW_GROUP] rows. Of a smaller one a second thread
/// has nothing to do but take over what the first would do, which waits for it without rest: small
/// writes took twice the processor time, and half of their rate.
final class Threads implements AutoCloseable {

  /// DuckDB's default (`ROW_GROUP_SIZE`).
  static final long ROW_GROUP = 122_880;

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
  private static final String LARGEST =
      "select coalesce(max(estimated_size), 0) from duckdb_tables() where schema_name <> '"
          + Gate.INTERNAL_MARK
          + "'";

  /// What may have made a large table.
  private static final long MANY_ROWS = 10_000;

  private static final long LONG_WORK = Duration.ofMillis(50).toNanos();

  private static final long SOON = Duration.ofMillis(200).toNanos();

  /// Small writes may come to a large table in time.
  private static final long NOW_AND_THEN = Duration.ofMillis(500).toNanos();

  /// What a temporary table, which only its session sees, must have taken to be thought large.
  private static final long LONG_SCRATCH = Duration.ofMillis(250).toNanos();

  private final DuckDBConnection connection;
  private final int most;
  private final ReentrantLock measuring = new ReentrantLock();
  private volatile boolean few;
  private volatile boolean changed;
  private volatile long measured;

  private Threads(DuckDBConnection connection, int most) {
    this.connection = connection;
    this.most = most;
    this.few = most > 1;
    this.changed = few;
    this.measured = System.nanoTime() - 2 * NOW_AND_THEN;
  }

  /// For an instance that was opened with one thread.
  ///
  /// @param connection of its own, which it closes
  /// @param divides whether it gets all of them at once
  static Threads of(DuckDBConnection connection, int most, boolean divides) {
    Threads threads = new Threads(connection, most);
    if (divides) {
      threads.filled(Long.MAX_VALUE);
    } else {
      threads.begins();
    }
    return threads;
  }

  /// How many there are now.
  int count() {
    return few ? 1 : most;
  }

  /// A statement is about to run.
  void begins() {
    if (few && changed && System.nanoTime() - measured > NOW_AND_THEN) {
      measure();
    }
  }

  /// A statement has ended.
  ///
  /// @param nanos that it took
  void ended(Effect effect, Outcome outcome, long nanos) {
    if (!few || (effect == Effect.READS && outcome instanceof Outcome.Rows)) {
      return;
    }
    long rows = outcome instanceof Outcome.Changed(long changedRows) ? changedRows : 0;
    if (effect == Effect.SCRATCH) {
      filled(nanos > LONG_SCRATCH ? Long.MAX_VALUE : rows);
      return;
    }
    changed = true;
    boolean longAgo = System.nanoTime() - measured > SOON;
    if (rows >= MANY_ROWS || (nanos > LONG_WORK && longAgo)) {
      measure();
    }
  }

  /// A temporary table has so many rows.
  void filled(long rows) {
    if (few && rows > ROW_GROUP) {
      under(this::widen);
    }
  }

  private void measure() {
    under(statement -> {
      changed = false;
      if (largest(statement) > ROW_GROUP) {
        widen(statement);
      }
      measured = System.nanoTime();
    });
  }

  private void widen(Statement statement) throws SQLException {
    statement.execute("set threads = " + most);
    few = false;
  }

  private interface Work {
    void run(Statement statement) throws SQLException;
  }

  /// One at a time; who comes meanwhile goes on.
  private void under(Work work) {
    if (!measuring.tryLock()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      work.run(statement);
    } catch (SQLException failure) {
      few = false; // a slower engine, not a failed statement
      LOG.warn("the engine goes on with one thread: {}", EngineErrors.plainMessage(failure));
    } finally {
      measuring.unlock();
    }
  }

  private static long largest(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(LARGEST)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    Database.close(connection);
  }
}
