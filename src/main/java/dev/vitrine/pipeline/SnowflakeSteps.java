package dev.vitrine.pipeline;

import dev.vitrine.dialect.Bindings;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.ResultWriter;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.Steps;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.TextCells;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine as a running Snowflake statement sees it.
final class SnowflakeSteps implements Steps, AutoCloseable {

  private static final Column CELL = Column.of("c", SqlType.TEXT);

  private final Engine engine;
  private final ResultStore results;
  private final PastResults past;
  private final Execution execution;
  private final Session client;
  private final Work work;
  private final Bindings bindings;
  private Optional<String> session;
  private @Nullable OpenSession own;
  private @Nullable ResultWriter writer;
  private boolean together;
  private boolean pinned;
  private final List<Runnable> kept = new ArrayList<>();

  SnowflakeSteps(
      Engine engine,
      ResultStore results,
      PastResults past,
      Execution execution,
      Session client,
      Optional<String> session,
      Work work) {
    this.client = client;
    this.engine = engine;
    this.results = results;
    this.past = past;
    this.execution = execution;
    this.session = session;
    this.work = work;
    this.bindings = EngineSql.bindings(execution.submission());
  }

  @Override
  public Handle handle() {
    return execution.handle();
  }

  @Override
  public Caller caller() {
    return execution.submission().caller();
  }

  @Override
  public boolean isStopping() {
    return execution.isStopping();
  }

  @Override
  public List<@Nullable Object> values(List<Integer> order, int row) {
    List<@Nullable Object> values = new ArrayList<>(bindings.row(row, order));
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof OffsetDateTime time && isZoned(order.get(i))) {
        values.set(i, zoned(time));
      }
    }
    return values;
  }

  private boolean isZoned(int number) {
    return bindings
        .type(number)
        .filter(type -> type.kind() == SqlType.Kind.TIMESTAMP_TZ)
        .isPresent();
  }

  /// An instant and its offset, as the translator reads them.
  private static String zoned(OffsetDateTime time) {
    LocalDateTime instant =
        time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.MICROS);
    return instant.toString().replace('T', ' ') + "|" + time.getOffset().getTotalSeconds() / 60;
  }

  @Override
  public int bindingRows() {
    return bindings.rowCount();
  }

  @Override
  public Optional<SqlType> bindingType(int number) {
    Optional<SqlType> type = bindings.type(number);
    boolean described = execution.submission().purpose() == Submission.Purpose.DESCRIBE;
    return type.isEmpty() && described ? Optional.of(SqlType.TEXT) : type;
  }

  @Override
  public boolean isBound(int number) {
    return bindings.type(number).isPresent();
  }

  /// Where the delivered rows are.
  ResultWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("no rows were delivered");
    }
    return writer;
  }

  @Override
  public void deliver(
      String sql, List<@Nullable Object> values, List<Column> columns, boolean reads) {
    long limit = rowLimit();
    boolean only = reads && execution.reads();
    String limited = limit > 0 && only ? "SELECT * FROM (" + sql + ") LIMIT " + limit : sql;
    ResultWriter into = results.writer(execution.handle(), limit);
    if (writer != null) {
      writer.abandon();
    }
    writer = into;
    work.writes(into);
    run(limited, values, only ? Effect.READS : Effect.WRITES, columns, List.of(), into, gate());
  }

  /// Among several statements an earlier one may have set it for the session, which begins with
  /// what the request says where it is the request's own.
  private long rowLimit() {
    Submission submission = execution.submission();
    String set = client.parameter("ROWS_PER_RESULTSET");
    boolean several = submission.parameters().statementCount() != 1;
    boolean settled = submission.session().isEmpty() || !set.equals("0");
    return several && settled && !set.isEmpty()
        ? Long.parseLong(set)
        : submission.parameters().rowLimit();
  }

  @Override
  public List<List<@Nullable String>> read(String sql, List<@Nullable Object> values, int columns) {
    TextCells cells = new TextCells();
    run(sql, values, Effect.READS, cells(columns), List.of(), cells, CommitGate.OPEN);
    return cells.rows();
  }

  private static List<Column> cells(int columns) {
    List<Column> list = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      list.add(CELL);
    }
    return list;
  }

  @Override
  public void stream(String sql, List<Column> columns, RowSink sink) {
    run(sql, List.of(), Effect.READS, columns, List.of(), sink, CommitGate.OPEN);
  }

  @Override
  public Past past(String queryId) {
    return past.find(caller(), queryId);
  }

  @Override
  public Optional<Remote> remote(List<Ident> path) {
    List<RemoteTables.Part> parts = path.stream().map(SnowflakeSteps::part).toList();
    return work.tables()
        .filter(tables -> tables.isConnection(parts.getFirst()))
        .map(tables -> tables.fetch(ownSession(), parts))
        .map(table -> new Remote(table.name(), table.columns()));
  }

  /// What is bare in Snowflake's words is so in the database's.
  private static RemoteTables.Part part(Ident ident) {
    return new RemoteTables.Part(
        ident.quoted() ? ident.name() : ident.name().toLowerCase(Locale.ROOT), ident.quoted());
  }

  /// The engine's session of the statement, opened when it has none.
  private String ownSession() {
    if (session.isEmpty()) {
      OpenSession opened = OpenSession.of(engine, execution, LiveSession.settings(client));
      own = opened;
      session = Optional.of(opened.name());
    }
    return session.get();
  }

  @Override
  public Past statements(StatementsAsked asked) {
    return past.statements(caller(), asked);
  }

  @Override
  public boolean cancel(String queryId) {
    return mayStopOthers() && past.cancel(caller(), Handle.parse(queryId));
  }

  @Override
  public int cancelAll(String session) {
    return mayStopOthers() ? past.cancelAll(caller(), session, handle()) : 0;
  }

  @Override
  public boolean mayStopOthers() {
    if (ReadOnly.is(execution.submission())) {
      throw ReadOnly.refused("it would stop other statements");
    }
    return execution.submission().purpose() != Submission.Purpose.DESCRIBE;
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    RowFeed.Lent known = engine.lend(feed);
    keep(known::close);
    return known;
  }

  @Override
  public void keep(Runnable giveBack) {
    kept.add(giveBack);
  }

  @Override
  public Outcome change(List<String> before, String sql, List<@Nullable Object> values) {
    return run(sql, values, Effect.WRITES, List.of(), before, RowSink.none(), gate());
  }

  @Override
  public List<List<@Nullable String>> changeReturning(
      List<String> before, String sql, List<@Nullable Object> values, int columns) {
    TextCells cells = new TextCells();
    run(sql, values, Effect.WRITES, cells(columns), before, cells, gate());
    return cells.rows();
  }

  /// Asked by the last commit of a statement; one that is several asks only whether to go on.
  private CommitGate gate() {
    if (together) {
      return CommitGate.OPEN;
    }
    return pinned ? () -> !execution.isStopping() : execution::enterCommit;
  }

  @Override
  public <T> T together(Supplier<T> body) {
    return pinned(() -> {
      boolean outermost = !together && !isInTransaction();
      if (!outermost) {
        return body.get();
      }
      client("begin", Effect.SCRATCH, CommitGate.OPEN);
      together = true;
      boolean well = false;
      try {
        T result = body.get();
        well = true;
        return result;
      } finally {
        together = false;
        if (well) {
          client("commit", Effect.WRITES, () -> !execution.isStopping());
        } else {
          client("rollback", Effect.SCRATCH, CommitGate.OPEN);
        }
      }
    });
  }

  private boolean isInTransaction() {
    return session.map(engine::isInTransaction).orElse(false);
  }

  @Override
  public void scratch(String sql) {
    scratch(sql, List.of());
  }

  @Override
  public void scratch(String sql, List<@Nullable Object> values) {
    if (session.isPresent()) {
      run(sql, values, Effect.SCRATCH, List.of(), List.of(), RowSink.none(), CommitGate.OPEN);
    }
  }

  @Override
  public Journal journal() {
    return session.map(engine::journal).orElse(Journal.NONE);
  }

  @Override
  public void blocked(Runnable wait) {
    String before = work.step();
    work.step("blocked");
    try {
      execution.blocked(wait);
    } finally {
      work.step(before);
    }
  }

  /// What ends it in the engine its session says in its own words, so the engine adds none.
  @Override
  public void transaction(String word) {
    if (session.isPresent()) {
      Effect effect = word.equals("begin") ? Effect.SCRATCH : Effect.WRITES;
      client(word, effect, gate());
    }
  }

  @Override
  public <T> T pinned(Supplier<T> body) {
    pinned = true;
    String _ = ownSession();
    return body.get();
  }

  private void client(String word, Effect effect, CommitGate gate) {
    engine.run(
        new Run(execution.handle(), session, LiveSession.settings(client), word, List.of(), effect),
        RowSink.none(),
        gate);
  }

  private Outcome run(
      String sql,
      List<@Nullable Object> values,
      Effect effect,
      List<Column> columns,
      List<String> before,
      RowSink sink,
      CommitGate gate) {
    ReadOnly.check(execution, effect);
    Run.Translated translated = new Run.Translated(columns, before, List.of());
    Run run =
        new Run(
            execution.handle(),
            session,
            LiveSession.settings(client),
            sql,
            values,
            effect,
            Optional.of(translated));
    return engine.run(run, sink, gate);
  }

  @Override
  public void close() {
    kept.forEach(Runnable::run);
    if (writer != null) {
      writer.close();
    }
    if (own != null) {
      own.close();
    }
  }
}
