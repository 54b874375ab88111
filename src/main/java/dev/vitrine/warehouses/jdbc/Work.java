package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A statement on its way through a database, and how to stop it in the phase that it is in. The
/// running thread moves it on; any thread may stop it.
final class Work {

  /// After this long a connection that does not react to a cancel is cut.
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Handle handle;
  private final AtomicLong rows = new AtomicLong();
  private volatile double percent = -1;
  private @Nullable Thread waiting;
  private @Nullable Statement running;
  private @Nullable Connection connection;
  private volatile @Nullable SqlError stopped;
  private volatile long stoppedAt;
  private boolean beyondStopping;
  private boolean ended;

  Work(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }

  /// The thread waits for a connection and may be interrupted.
  synchronized void waits() {
    throwIfStopped();
    ended = false;
    waiting = Thread.currentThread();
  }

  /// The wait is over, however it ended.
  synchronized void waited() {
    waiting = null;
    if (stopped != null) {
      boolean _ = Thread.interrupted();
    }
  }

  /// It has this connection until [#rests].
  synchronized void holds(Connection held) {
    connection = held;
  }

  /// The database works on this statement. A cancel that comes before it began is lost, so [#stop]
  /// is repeated.
  synchronized void executes(Statement statement) {
    running = statement;
    throwIfStopped();
  }

  /// The statement is over: a cancel must not meet the next one of its connection.
  synchronized void executed() {
    running = null;
  }

  /// Nothing is left to be stopped.
  synchronized void rests() {
    running = null;
    connection = null;
    ended = true;
  }

  /// From now on a stop comes too late.
  ///
  /// @throws SqlError when one came before
  synchronized void commits() {
    throwIfStopped();
    running = null;
    beyondStopping = true;
  }

  /// Asks the database to let go. To be repeated until the statement has returned.
  void stop(SqlError because) {
    Statement toCancel;
    synchronized (this) {
      if (beyondStopping || ended) {
        return;
      }
      if (stopped == null) {
        stoppedAt = System.nanoTime();
        stopped = because;
      }
      if (waiting != null) {
        waiting.interrupt();
      }
      toCancel = running;
      if (connection != null && stoppingFor() > PATIENCE_NANOS) {
        cut(connection);
        return;
      }
    }
    if (toCancel != null) {
      cancel(toCancel);
    }
  }

  /// May take as long as a connection: PostgreSQL and MariaDB are told on another one.
  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException closedMeanwhile) {
      // it has returned, or will be asked again
    }
  }

  private static void cut(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException closedMeanwhile) {
      // what is closed cannot hold a thread
    }
  }

  boolean isStopped() {
    return stopped != null;
  }

  /// Nanoseconds since it was first told to stop; 0 when it was not.
  long stoppingFor() {
    return stopped == null ? 0 : System.nanoTime() - stoppedAt;
  }

  void throwIfStopped() {
    SqlError because = stopped;
    if (because != null) {
      throw because;
    }
  }

  void delivered(long more) {
    rows.addAndGet(more);
  }

  long rows() {
    return rows.get();
  }

  void percent(double now) {
    percent = Math.max(percent, Math.min(100, now));
  }

  double percent() {
    return percent;
  }
}
