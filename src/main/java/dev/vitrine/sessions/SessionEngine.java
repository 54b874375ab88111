package dev.vitrine.sessions;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import dev.vitrine.warehouses.Filling;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A session's engine as statements see it: opened when the first one comes, closed when the last
/// one has let go.
final class SessionEngine implements Engine {

  private final EngineShelf shelf;
  private final PinnedConnection pinned = new PinnedConnection();
  private final Set<Handle> running = ConcurrentHashMap.newKeySet();
  private @Nullable OwnEngine own;
  private int users;
  private boolean closed;

  SessionEngine(EngineShelf shelf) {
    this.shelf = shelf;
  }

  /// From now on all statements run on one connection, one after the other, so that each sees what
  /// the others left there: temporary tables, variables, a transaction.
  void pin() {
    pinned.pin();
  }

  /// Uses the engine, which stays open as long.
  ///
  /// @throws SqlError `CANCELED` when the session is over
  <T> T use(Function<OwnEngine, T> work) {
    OwnEngine opened = enter();
    try {
      return work.apply(opened);
    } finally {
      leave();
    }
  }

  private synchronized OwnEngine enter() {
    if (closed) {
      throw over();
    }
    OwnEngine opened = own;
    if (opened == null) {
      opened = shelf.take();
      own = opened;
    }
    users++;
    return opened;
  }

  private void leave() {
    OwnEngine last = left();
    if (last != null) {
      shelf.giveUp(last);
    }
  }

  /// The engine, when its last user has left and the session is over.
  private synchronized @Nullable OwnEngine left() {
    users--;
    return closed && users == 0 ? own : null;
  }

  private static SqlError over() {
    return new SqlError(ErrorCode.CANCELED, "SQL execution canceled: the session is over");
  }

  /// What it holds; nothing before its first use.
  Optional<DuckDbEngine.Usage> usage() {
    synchronized (this) {
      if (own == null || closed) {
        return Optional.empty();
      }
    }
    return Optional.of(use(engine -> engine.engine().usage()));
  }

  /// Whether a statement runs here.
  boolean isBusy() {
    return !running.isEmpty();
  }

  @Override
  public Outcome run(Run run, RowSink sink, CommitGate gate) {
    return use(engine -> {
      running.add(run.handle());
      try {
        return pinned.run(engine.engine(), run, sink, gate);
      } finally {
        running.remove(run.handle());
      }
    });
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return use(engine -> engine.engine().lend(feed));
  }

  @Override
  public Filling fill(String session, String table) {
    return use(engine -> engine.engine().fill(pinned.name(session), table));
  }

  @Override
  public void cancel(Handle handle) {
    pinned.cancel(handle);
    opened().ifPresent(engine -> engine.cancel(handle));
  }

  private synchronized Optional<DuckDbEngine> opened() {
    return Optional.ofNullable(own).map(OwnEngine::engine);
  }

  @Override
  public Optional<EngineProgress> progress(Handle handle) {
    return opened().flatMap(engine -> engine.progress(handle));
  }

  @Override
  public Optional<Outcome> committed(Handle handle) {
    return use(engine -> engine.engine().committed(handle));
  }

  @Override
  public void forget(Handle handle) {
    use(engine -> {
      engine.engine().forget(handle);
      return Optional.empty();
    });
  }

  /// The engine is in use until [#closeSession].
  @Override
  public void openSession(String session, Settings settings) {
    OwnEngine opened = enter();
    try {
      pinned.open(opened.engine(), session, settings);
    } catch (RuntimeException failure) {
      leave();
      throw failure;
    }
  }

  @Override
  public void closeSession(String session) {
    opened()
        .ifPresent(engine -> {
          if (pinned.close(engine, session)) {
            leave();
          }
        });
  }

  @Override
  public Settings settings(String session) {
    return use(engine -> engine.engine().settings(pinned.name(session)));
  }

  @Override
  public boolean isInTransaction(String session) {
    return use(engine -> engine.engine().isInTransaction(pinned.name(session)));
  }

  @Override
  public Journal journal(String session) {
    return use(engine -> engine.engine().journal(pinned.name(session)));
  }

  /// Ends the session: what runs is stopped, nothing new starts, and the engine goes with the last
  /// statement that lets go of it.
  @Override
  public void close() {
    OwnEngine idle = closing();
    running.forEach(this::cancel);
    if (idle != null) {
      shelf.giveUp(idle);
    }
  }

  private synchronized @Nullable OwnEngine closing() {
    boolean first = !closed;
    closed = true;
    return first && users == 0 ? own : null;
  }
}
