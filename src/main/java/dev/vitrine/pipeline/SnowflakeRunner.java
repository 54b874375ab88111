package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultStore;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.SessionTransactions;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Statement.DmlCounts;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs statements in Snowflake's dialect, each in its session.
final class SnowflakeRunner {

  private final Engine engine;
  private final ResultStore results;
  private final PastResults past;
  private final AnswerRows answers;
  private final Statements statements;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  SnowflakeRunner(
      Engine engine,
      ResultStore results,
      PastResults past,
      AnswerRows answers,
      Statements statements) {
    this.past = past;
    this.engine = engine;
    this.results = results;
    this.answers = answers;
    this.statements = statements;
  }

  /// @param text of one statement
  /// @param name of the engine's session that it runs in
  Finished run(Execution execution, String text, Optional<String> name, Work work) {
    Session session =
        name.map(known -> sessions.computeIfAbsent(known, id -> session(execution, id)))
            .orElseGet(() -> session(execution, execution.handle().toString()));
    boolean reads = execution.reads() && name.isEmpty();
    session.transactions().enter();
    try {
      return Single.patiently(execution, reads, () -> once(execution, text, name, session, work));
    } finally {
      session.ran(execution.handle().toString());
      session.transactions().leave();
      if (name.isEmpty()) {
        session.transactions().close();
      }
    }
  }

  private Finished once(
      Execution execution, String text, Optional<String> name, Session session, Work work) {
    try (SnowflakeSteps steps = steps(execution, name, work)) {
      Answer answer = statements.run(text, session, steps);
      return finished(execution, answer, steps);
    }
  }

  /// A query in the engine's SQL, and its values.
  record Translated(String sql, List<@Nullable Object> values) {}

  /// Translates a text that must be a query, and lets `use` read from it.
  void reading(Execution execution, String text, String name, Work work, Consumer<Translated> use) {
    Session session = sessions.computeIfAbsent(name, id -> session(execution, id));
    try (SnowflakeSteps steps = steps(execution, Optional.of(name), work)) {
      Statements.Translated readable = statements.readable(text, session, steps);
      use.accept(new Translated(readable.sql(), steps.values(readable.order(), 0)));
    }
  }

  private SnowflakeSteps steps(Execution execution, Optional<String> name, Work work) {
    return new SnowflakeSteps(engine, results, past, execution, name, work);
  }

  /// The session of that name is over.
  void close(String name) {
    Session session = sessions.remove(name);
    if (session != null) {
      session.transactions().close();
    }
  }

  private void rollBack(Execution execution, String session) {
    engine.run(
        new Run(
            Handle.random(),
            Optional.of(session),
            Single.settings(execution.submission()),
            "rollback",
            List.of(),
            Run.Effect.SCRATCH),
        RowSink.none(),
        CommitGate.OPEN);
  }

  private Session session(Execution execution, String id) {
    Submission submission = execution.submission();
    Context context = submission.context();
    return new Session(
        id,
        submission.caller().user(),
        context.database(),
        context.schema(),
        context.role(),
        context.warehouse(),
        submission.parameters().asMap(),
        new SessionTransactions(
            statements.transactions(),
            submission.caller().user(),
            id,
            () -> rollBack(execution, id)));
  }

  private Finished finished(Execution execution, Answer answer, SnowflakeSteps steps) {
    return switch (answer) {
      case Answer.Delivered _ -> answers.delivered(steps.writer());
      case Answer.Table(
              List<Column> columns,
              List<? extends List<@Nullable String>> rows,
              Answer.@Nullable Changed changed) ->
          answers.table(execution.handle(), columns, rows, counts(changed));
    };
  }

  private static Optional<DmlCounts> counts(Answer.@Nullable Changed changed) {
    return changed == null
        ? Optional.empty()
        : Optional.of(new DmlCounts(changed.inserted(), changed.updated(), changed.deleted()));
  }
}
