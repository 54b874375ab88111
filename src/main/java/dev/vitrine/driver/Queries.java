package dev.vitrine.driver;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.pipeline.Pipeline;
import dev.vitrine.security.Roles;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Statements.CancelOutcome;
import dev.vitrine.statements.Submission;
import dev.vitrine.statements.Submission.Mode;
import dev.vitrine.statements.Submission.RequestId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Statements of drivers' sessions: takes them in and stops them.
@Singleton
final class Queries {

  /// Of the session's parameters, those that a statement carries itself.
  private static final Set<String> OF_STATEMENTS =
      Set.of(
          "TIMEZONE",
          "MULTI_STATEMENT_COUNT",
          "QUERY_TAG",
          "ROWS_PER_RESULTSET",
          "STATEMENT_TIMEOUT_IN_SECONDS",
          "SQL_DIALECT");

  private final Statements statements;
  private final LiveSessions live;
  private final Submitted submitted;

  /// Statements of each session that may still run; ended ones go when the next comes.
  private final Map<Long, Set<Handle>> running = new ConcurrentHashMap<>();

  Queries(Statements statements, LiveSessions live, Submitted submitted) {
    this.statements = statements;
    this.live = live;
    this.submitted = submitted;
  }

  /// Takes a statement in, or finds the one that this request named before.
  ///
  /// @throws SqlError what it is refused with
  Handle submit(DriverSession session, QueryRequest request, Optional<String> requestId) {
    if (requestId.isEmpty()) {
      return take(session, request, requestId).handle();
    }
    Submitted.Key key = key(session.caller(), requestId.get());
    if (submitted.isAborted(key)) {
      throw SqlError.canceled();
    }
    Handle handle = submitted.once(key, () -> take(session, request, requestId));
    if (submitted.isAborted(key)) {
      var _ = statements.cancel(session.caller(), handle);
    }
    return handle;
  }

  private static Submitted.Key key(Caller caller, String requestId) {
    return new Submitted.Key(caller.user(), requestId);
  }

  private Statement take(DriverSession session, QueryRequest request, Optional<String> requestId) {
    Statement taken = statements.submit(submission(session, request, requestId));
    Set<Handle> ofSession =
        running.computeIfAbsent(session.id(), _ -> ConcurrentHashMap.newKeySet());
    ofSession.removeIf(handle -> hasEnded(session.caller(), handle));
    ofSession.add(taken.handle());
    return taken;
  }

  private boolean hasEnded(Caller caller, Handle handle) {
    try {
      return statements.get(caller, handle).hasEnded();
    } catch (SqlError gone) {
      return true;
    }
  }

  private Submission submission(
      DriverSession session, QueryRequest request, Optional<String> requestId) {
    LiveSessions.View view = live.view(session.name()).orElseThrow(Refusal::sessionGone);
    Parameters parameters = parameters(view, request);
    return new Submission(
        session.caller(),
        request.text(),
        new Context(Pipeline.WAREHOUSE, view.database(), view.schema(), session.caller().role()),
        parameters,
        request.bindings(),
        request.timeout().or(parameters::statementTimeout),
        requestId.filter(_ -> !reads(request)).map(id -> new RequestId(id, true)),
        request.async() ? Mode.ASYNC : Mode.WAITS,
        false,
        Optional.of(session.name()),
        request.purpose());
  }

  /// A repeated read that was forgotten may run again; who changes something must not.
  private static boolean reads(QueryRequest request) {
    return StatementKind.each(Lexer.tokens(request.text(), Escapes.SNOWFLAKE), Escapes.SNOWFLAKE)
        .stream()
        .allMatch(StatementKind::reads);
  }

  private static Parameters parameters(LiveSessions.View view, QueryRequest request) {
    Map<String, String> all = new TreeMap<>();
    view.parameters()
        .forEach((name, value) -> {
          if (OF_STATEMENTS.contains(name)) {
            all.put(name, value);
          }
        });
    all.putAll(request.parameters());
    return Parameters.of(all);
  }

  /// Stops the statement of a request, also one that has not come yet.
  ///
  /// @return whether it had ended before
  boolean abort(Caller caller, String requestId) {
    Submitted.Key key = key(caller, requestId);
    submitted.abort(key);
    return submitted
        .find(key)
        .map(handle -> statements.cancel(caller, handle).join())
        .filter(CancelOutcome.ALREADY_FINISHED::equals)
        .isPresent();
  }

  /// Stops everything of a session.
  void abortAll(long session, String user) {
    Set<Handle> ofSession = running.remove(session);
    if (ofSession != null) {
      Caller caller = new Caller(user, List.of(Roles.PUBLIC), Roles.PUBLIC, Method.INTERNAL);
      CompletableFuture.allOf(
              ofSession.stream()
                  .filter(handle -> !hasEnded(caller, handle))
                  .map(handle -> statements.cancel(caller, handle))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }
}
