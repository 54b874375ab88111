package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultStore;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Moment;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.SessionTransactions;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.stages.Transfer;
import dev.vitrine.stages.Transfers;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Statement.DmlCounts;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.Engine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs statements in Snowflake's dialect, each in its session.
final class SnowflakeRunner {

  private static final List<Column> TRANSFER =
      Stream.of("command", "source", "target")
          .map(name -> new Column(name, SqlType.TEXT, false))
          .toList();

  private final Engine engine;
  private final ResultStore results;
  private final PastResults past;
  private final AnswerRows answers;
  private final Statements statements;
  private final LiveSessions live;
  private final Transfers transfers;
  private final PersistedResults persisted;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  SnowflakeRunner(
      Engine engine,
      ResultStore results,
      PastResults past,
      AnswerRows answers,
      Statements statements,
      LiveSessions live,
      Transfers transfers,
      PersistedResults persisted) {
    this.persisted = persisted;
    this.live = live;
    this.transfers = transfers;
    this.past = past;
    this.engine = engine;
    this.results = results;
    this.answers = answers;
    this.statements = statements;
  }

  /// @param text of one statement
  /// @param name of the engine's session that it runs in
  Finished run(Execution execution, String text, Optional<String> name, Work work) {
    Session session = session(execution, name);
    boolean reads = execution.reads() && name.isEmpty();
    session.transactions().enter();
    try {
      Optional<PersistedResults.Key> key =
          name.isPresent() ? Optional.empty() : PersistedResults.key(execution, text, session);
      Optional<Finished> known = key.flatMap(persisted::find);
      return known.isPresent()
          ? known.get()
          : Single.patiently(
              execution, reads, () -> once(execution, text, name, session, work, key));
    } finally {
      session.ran(execution.handle().toString());
      session.transactions().leave();
      if (name.isEmpty() && execution.submission().session().isEmpty()) {
        statements.ended(session);
      }
    }
  }

  /// @param key what its result may be kept by
  private Finished once(
      Execution execution,
      String text,
      Optional<String> name,
      Session session,
      Work work,
      Optional<PersistedResults.Key> key) {
    Moment before = statements.now();
    try (SnowflakeSteps steps = steps(execution, session, name, work)) {
      Answer answer = statements.run(text, session, steps);
      Finished finished = finished(execution, answer, steps);
      if (key.isPresent() && answer instanceof Answer.Delivered(Optional<Set<String>> tables)) {
        tables.ifPresent(
            read -> persisted.keep(key.get(), execution.handle(), finished, before, read));
      }
      return finished;
    }
  }

  /// Translates a text that must be a query, and lets `use` read from it.
  void reading(
      Execution execution,
      String text,
      String name,
      Work work,
      Consumer<Statements.Translated> use) {
    Session session = session(execution, Optional.of(name));
    try (SnowflakeSteps steps = steps(execution, session, Optional.of(name), work)) {
      use.accept(statements.readable(text, session, steps));
    }
  }

  /// Tells what columns a statement would have, and runs nothing but what only tells.
  Finished describe(Execution execution, String text, Optional<String> name, Work work) {
    Session session = session(execution, name);
    try (SnowflakeSteps steps = steps(execution, session, name, work)) {
      List<Column> columns = statements.describe(text, session, steps);
      return answers.columns(execution.handle(), columns);
    }
  }

  /// Tells what the client is to carry, and carries nothing.
  Finished transfer(Execution execution, String text, Optional<String> name, Work work) {
    Session session = session(execution, name);
    try (SnowflakeSteps steps = steps(execution, session, name, work)) {
      Transfer transfer =
          statements
              .transfer(text, session, steps)
              .orElseThrow(() -> new IllegalStateException("neither PUT nor GET"));
      transfers.begin(execution.handle(), transfer);
      return answers.table(execution.handle(), TRANSFER, List.of(told(transfer)), Optional.empty());
    }
  }

  private static List<String> told(Transfer transfer) {
    return switch (transfer) {
      case Transfer.Upload upload ->
          List.of("UPLOAD", "file://" + upload.source(), upload.place().written());
      case Transfer.Download download ->
          List.of("DOWNLOAD", download.place().written(), "file://" + download.target());
    };
  }

  private SnowflakeSteps steps(
      Execution execution, Session session, Optional<String> name, Work work) {
    return new SnowflakeSteps(engine, results, past, execution, session, name, work);
  }

  /// The client's, or that of the engine's session, or one for this statement alone.
  private Session session(Execution execution, Optional<String> name) {
    return live.of(execution)
        .map(LiveSession::session)
        .or(() -> name.map(known -> sessions.computeIfAbsent(known, id -> session(execution, id))))
        .map(Session::forStatement)
        .orElseGet(() -> session(execution, execution.handle().toString()));
  }

  /// The session of that name is over.
  void close(String name) {
    Session session = sessions.remove(name);
    if (session != null) {
      statements.ended(session);
    }
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
            () -> LiveSession.rollBack(engine, id)));
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
