package dev.vitrine.sessions;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.Turn;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The one connection of a session whose statements leave something for the next ones. Until it is
/// pinned, statements run side by side, each on a connection of its own.
final class PinnedConnection {

  private static final String NAME = "pinned";

  private final Semaphore turn = new Semaphore(1, true);
  private final Set<Handle> canceled = ConcurrentHashMap.newKeySet();

  /// Engine sessions of statements: what each began itself on the pinned connection, if it is on
  /// that one.
  private final Map<String, Guest> guests = new ConcurrentHashMap<>();

  private volatile boolean pinned;
  private boolean open;

  /// @param shares the pinned connection; otherwise it has one of its own
  private record Guest(boolean shares, boolean began) {}

  void pin() {
    pinned = true;
  }

  /// What the engine calls a session.
  String name(String session) {
    Guest guest = guests.get(session);
    return guest != null && guest.shares ? NAME : session;
  }

  Outcome run(DuckDbEngine engine, Run run, RowSink sink, CommitGate gate) {
    try {
      if (run.session().isPresent()) {
        return inSession(engine, run, sink, gate);
      }
      return pinned && run.translated().isEmpty()
          ? inTurn(engine, run, sink, gate)
          : engine.run(run, sink, gate);
    } finally {
      canceled.remove(run.handle());
    }
  }

  private Outcome inTurn(DuckDbEngine engine, Run run, RowSink sink, CommitGate gate) {
    await(run.handle());
    try {
      connect(engine, run.settings());
      return engine.run(on(NAME, run), sink, gate);
    } finally {
      turn.release();
    }
  }

  /// A guest that begins a transaction where the client has one begins nothing.
  private Outcome inSession(DuckDbEngine engine, Run run, RowSink sink, CommitGate gate) {
    String session = run.session().orElseThrow();
    String name = name(session);
    if (!name.equals(NAME)) {
      return engine.run(run, sink, gate);
    }
    boolean before = engine.isInTransaction(NAME);
    boolean commits = run.sql().equalsIgnoreCase("commit") && !began(session);
    Outcome outcome = commits ? new Outcome.Done() : engine.run(on(NAME, run), sink, gate);
    if (!before && engine.isInTransaction(NAME) && run.effect() == Run.Effect.SCRATCH) {
      guests.put(session, new Guest(true, true));
    }
    return outcome;
  }

  private boolean began(String session) {
    Guest guest = guests.get(session);
    return guest != null && guest.began;
  }

  private static Run on(String session, Run run) {
    return new Run(
        run.handle(),
        Optional.of(session),
        run.settings(),
        run.sql(),
        run.values(),
        run.effect(),
        run.translated());
  }

  /// A statement that waits can still be canceled.
  private void await(@Nullable Handle handle) {
    Turn.await(turn::tryAcquire, () -> handle != null && canceled.contains(handle));
  }

  private void connect(DuckDbEngine engine, Settings settings) {
    if (!open) {
      engine.openSession(NAME, settings);
      open = true;
    }
  }

  void cancel(Handle handle) {
    if (pinned) {
      canceled.add(handle);
    }
  }

  void open(DuckDbEngine engine, String session, Settings settings) {
    boolean shares = pinned;
    if (shares) {
      await(handle(session));
      connect(engine, settings);
    } else {
      engine.openSession(session, settings);
    }
    guests.put(session, new Guest(shares, false));
  }

  /// Sessions of statements are named by their handles.
  private static @Nullable Handle handle(String session) {
    try {
      return Handle.parse(session);
    } catch (SqlError none) {
      return null;
    }
  }

  /// @return whether it was open
  boolean close(DuckDbEngine engine, String session) {
    Guest guest = guests.remove(session);
    if (guest == null) {
      return false;
    }
    if (!guest.shares) {
      engine.closeSession(session);
      return true;
    }
    try {
      if (guest.began && engine.isInTransaction(NAME)) {
        rollBack(engine);
      }
    } finally {
      canceled.removeIf(handle -> handle.toString().equals(session));
      turn.release();
    }
    return true;
  }

  private static void rollBack(DuckDbEngine engine) {
    engine.run(
        new Run(
            Handle.random(),
            Optional.of(NAME),
            engine.settings(NAME),
            "rollback",
            List.of(),
            Run.Effect.SCRATCH),
        RowSink.none(),
        CommitGate.OPEN);
  }
}
