package dev.vitrine.pipeline;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.SessionTransactions;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.statements.Execution;
import dev.vitrine.warehouses.Engine;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Sessions that outlive a statement, as drivers have them. Whoever opens one closes it.
@Singleton
public final class LiveSessions {

  private final Engine engine;
  private final Statements statements;
  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();

  LiveSessions(Engine engine, Statements statements) {
    this.engine = engine;
    this.statements = statements;
  }

  /// What a session is in now; names as stored.
  ///
  /// @param parameters that were set, by upper-case name
  public record View(
      String database,
      String schema,
      String role,
      String warehouse,
      Map<String, String> parameters,
      boolean inTransaction) {}

  /// Opens a session, unless one of that id is open.
  ///
  /// @param begin what it is in at first
  public void open(String id, String user, View begin) {
    Session session =
        new Session(
            id,
            user,
            begin.database(),
            begin.schema(),
            begin.role(),
            begin.warehouse(),
            begin.parameters(),
            new SessionTransactions(
                statements.transactions(), user, id, () -> LiveSession.rollBack(engine, id)));
    sessions.putIfAbsent(id, new LiveSession(engine, session));
  }

  /// Empty when no such session is open.
  public Optional<View> view(String id) {
    return Optional.ofNullable(sessions.get(id)).map(LiveSession::session).map(LiveSessions::view);
  }

  private static View view(Session session) {
    return new View(
        session.database(),
        session.schema(),
        session.role(),
        session.warehouse(),
        session.parameters(),
        session.transactions().open().isPresent());
  }

  /// Rolls back what is open and drops temporary objects. What runs on its connection ends first:
  /// cancel it before.
  public void close(String id) {
    LiveSession closed = sessions.remove(id);
    if (closed != null) {
      closed.close();
      statements.ended(closed.session());
    }
  }

  /// The session of a statement that runs in one.
  ///
  /// @throws SqlError `SESSION_GONE`
  Optional<LiveSession> of(Execution execution) {
    return execution
        .submission()
        .session()
        .map(id -> {
          LiveSession session = sessions.get(id);
          if (session == null) {
            throw gone();
          }
          return session;
        });
  }

  /// Whether a statement leaves something on its connection that is no business of the session's
  /// own record.
  static boolean needsOneConnection(StatementKind kind) {
    return kind.keepsState() && kind.group() != StatementKind.Group.SESSION;
  }

  static SqlError gone() {
    return new SqlError(
        ErrorCode.SESSION_GONE,
        "Session no longer exists. New login required to access the service.");
  }
}
