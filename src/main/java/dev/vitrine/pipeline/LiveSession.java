package dev.vitrine.pipeline;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Verb;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.Turn;
import dev.vitrine.snowflake.Session;
import dev.vitrine.statements.Execution;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// A session of a client. Its statements run side by side, until a transaction or a temporary
/// object ties them to one connection of the engine: from then on each waits for its turn.
final class LiveSession {

  private final Engine engine;
  private final Session session;
  private final Semaphore turn = new Semaphore(1, true);
  private volatile boolean onEngine;
  private boolean closed;

  LiveSession(Engine engine, Session session) {
    this.engine = engine;
    this.session = session;
  }

  Session session() {
    return session;
  }

  /// Runs a statement's work; it is given the name of the engine's session that it must use.
  ///
  /// @param kinds of the statements that it consists of
  <T> T run(Execution execution, List<StatementKind> kinds, Function<Optional<String>, T> work) {
    boolean free = !session.needsOneConnection() && kinds.stream().noneMatch(this::needsTurn);
    return free ? work.apply(Optional.empty()) : inTurn(execution, work);
  }

  /// Runs it on the session's connection.
  <T> T inTurn(Execution execution, Function<Optional<String>, T> work) {
    Turn.await(turn::tryAcquire, execution::isStopping);
    try {
      openOnEngine();
      return work.apply(Optional.of(session.id()));
    } finally {
      turn.release();
    }
  }

  /// Settings reach a connection that is open already by a statement on it.
  private boolean needsTurn(StatementKind kind) {
    boolean sets = kind.verb() == Verb.ALTER || kind.group() == StatementKind.Group.SESSION;
    return LiveSessions.needsOneConnection(kind) || (onEngine && sets);
  }

  private void openOnEngine() {
    if (closed) {
      throw LiveSessions.gone();
    }
    if (!onEngine) {
      engine.openSession(session.id(), settings(session));
      onEngine = true;
    }
  }

  /// What the engine is told of a session.
  static Settings settings(Session session) {
    return new Settings(session.database(), session.schema(), session.timeZone(), true);
  }

  /// Rolls back what a session has open on the engine.
  static void rollBack(Engine engine, String name) {
    Settings none = new Settings("", "", ZoneOffset.UTC, true);
    engine.run(
        new Run(
            Handle.random(), Optional.of(name), none, "rollback", List.of(), Run.Effect.SCRATCH),
        RowSink.none(),
        CommitGate.OPEN);
  }

  void close() {
    turn.acquireUninterruptibly();
    try {
      closed = true;
      if (onEngine) {
        engine.closeSession(session.id());
      }
    } finally {
      turn.release();
    }
  }
}
