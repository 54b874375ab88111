package dev.vitrine.ggsqlrest;

import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.sessions.Session;
import dev.vitrine.sessions.SessionFault;
import dev.vitrine.sessions.SessionFault.Kind;
import dev.vitrine.sessions.SessionsConfig;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission;
import dev.vitrine.visualise.Visualise;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// Makes statements of what sessions ask, and waits for them without a thread.
@Singleton
final class Queries {

  private final Statements statements;
  private final Warehouses warehouses;
  private final SessionsConfig config;

  Queries(Statements statements, Warehouses warehouses, SessionsConfig config) {
    this.statements = statements;
    this.warehouses = warehouses;
    this.config = config;
  }

  /// A question of a session.
  ///
  /// @param caller who asks now
  /// @param connection empty for the session's own tables
  record Question(Session session, Caller caller, String text, Optional<String> connection) {

    /// Whose statement it is: at a connection the one who asks, in the session its owner.
    Caller who() {
      return connection.isPresent() ? caller : session.owner();
    }
  }

  /// Submits it. The text may hold several statements.
  ///
  /// @throws SessionFault `CONNECTION_NOT_FOUND`
  /// @throws SqlError when it is not taken in
  Statement submit(Question question) {
    String warehouse =
        question
            .connection()
            .map(name -> connection(name, question.caller()).name())
            .orElseGet(question.session()::warehouse);
    List<Script.Part> parts = Script.split(question.text(), Escapes.STANDARD);
    if (question.connection().isEmpty() && parts.stream().anyMatch(Queries::leavesSomething)) {
      question.session().keepState();
    }
    boolean chart = Visualise.split(question.text(), Escapes.STANDARD).isPresent();
    if (chart && question.connection().isEmpty()) {
      question.session().provide(question.text());
    }
    int count = chart ? 1 : Math.max(1, parts.size());
    Statement taken = statements.submit(submission(question, warehouse, count));
    question.session().note(taken.handle());
    return taken;
  }

  private static boolean leavesSomething(Script.Part part) {
    return StatementKind.of(Lexer.tokens(part.text(), Escapes.STANDARD)).keepsState();
  }

  /// @throws SessionFault `CONNECTION_NOT_FOUND`
  Warehouse connection(String name, Caller caller) {
    return warehouses
        .find(name, caller)
        .orElseThrow(
            () -> SessionFault.of(Kind.CONNECTION_NOT_FOUND, "Unknown connection: '" + name + "'"));
  }

  private Submission submission(Question question, String warehouse, int count) {
    Duration timeout = config.statementTimeout();
    Context context =
        question.connection().isPresent()
            ? new Context(warehouse, "", "", question.who().role())
            : new Context(warehouse, Session.database(), Session.schema(), question.who().role());
    return new Submission(
        question.who(),
        question.text(),
        context,
        Parameters.of(
            Map.of("SQL_DIALECT", "DUCKDB", "MULTI_STATEMENT_COUNT", Integer.toString(count))),
        new TreeMap<>(),
        timeout.isPositive() ? Optional.of(timeout) : Optional.empty(),
        Optional.empty(),
        Submission.Mode.WAITS,
        false);
  }

  /// Completes when the statement has ended, or as it is when the longest wait is over.
  CompletableFuture<Statement> ended(Caller who, Statement taken) {
    try {
      return statements
          .awaitEnd(who, taken.handle(), config.longestWait())
          .thenApply(this::durable);
    } catch (SqlError error) {
      if (error.code() != ErrorCode.TOO_MANY_REQUESTS) {
        throw error;
      }
      // it was taken in and must be answered with its handle
      return CompletableFuture.completedFuture(durable(taken));
    }
  }

  private Statement durable(Statement statement) {
    if (!statement.hasEnded()) {
      statements.makeDurable(statement.handle());
    }
    return statement;
  }

  /// Of several statements, the last one; else the statement itself.
  Statement last(Statement statement) {
    List<Handle> children = statement.children();
    return children.isEmpty()
        ? statement
        : statements.get(statement.submission().caller(), children.getLast());
  }
}
