package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.EngineProgress;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;
import org.jspecify.annotations.Nullable;

/// A statement on its way through the engine, and how to stop it in the phase that it is in. The
/// running thread moves it on; any thread may stop it.
final class Execution {

  private final Handle handle;
  private final long started = System.nanoTime();
  private @Nullable DuckDBPreparedStatement running;
  private @Nullable DuckDBConnection streaming;
  private volatile @Nullable SqlError stopped;
  private volatile long stoppedAt;
  private final AtomicLong rows = new AtomicLong();
  private volatile EngineText text = EngineText.internal("");
  private double percent = -1;
  private boolean beyondStopping;

  Execution(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }

  /// When it started, on the clock of `System.nanoTime`.
  long started() {
    return started;
  }

  /// What the engine is given, for the places in its errors.
  void given(EngineText engineText) {
    text = engineText;
  }

  EngineText text() {
    return text;
  }

  /// The engine works on this statement: an interrupt stops it, and one that came just before it
  /// began is lost, so [#stop] is repeated.
  synchronized void executes(DuckDBPreparedStatement statement) {
    running = statement;
  }

  /// The engine streams rows: only closing the connection stops it.
  synchronized void streams(DuckDBConnection connection) {
    streaming = connection;
  }

  /// The engine does nothing for it just now.
  synchronized void rests() {
    running = null;
    streaming = null;
  }

  /// From now on a stop comes too late.
  ///
  /// @throws SqlError when one came before
  synchronized void commits() {
    throwIfStopped();
    rests();
    beyondStopping = true;
  }

  /// Asks the engine to let go. To be repeated until the statement has returned.
  synchronized void stop(SqlError because) {
    if (beyondStopping) {
      return;
    }
    if (stopped == null) {
      stoppedAt = System.nanoTime();
      stopped = because;
    }
    try {
      if (running != null) {
        running.cancel();
      }
      if (streaming != null) {
        streaming.close();
      }
    } catch (SQLException alreadyClosed) {
      rests();
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

  synchronized EngineProgress progress() {
    measure().ifPresent(now -> percent = Math.max(percent, Math.min(100, now.getPercentage())));
    return new EngineProgress(percent, rows.get());
  }

  private Optional<QueryProgress> measure() {
    try {
      return running == null ? Optional.empty() : Optional.ofNullable(running.getQueryProgress());
    } catch (SQLException closed) {
      return Optional.empty();
    }
  }
}
