package dev.vitrine.pipeline;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.Rewritten;
import dev.vitrine.dialect.Script;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Parameters.Dialect;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.visualise.Builtins;
import dev.vitrine.visualise.ChartSource;
import dev.vitrine.visualise.Limits;
import dev.vitrine.visualise.Plan;
import dev.vitrine.visualise.Split;
import dev.vitrine.visualise.Step;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Run.Effect;
import io.micronaut.serde.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws charts: the SQL part once into a temporary table, unless it is a [PlainRead], then the
/// plan's queries over it, all in one transaction of one session, so that every step sees the same
/// data. What the SQL part changes is committed when the chart is drawn.
final class Charts implements Drawing {

  private static final String TABLE = "__chart_rows";
  private static final List<Column> ANSWER =
      List.of(
          new Column("SPEC", SqlType.VARIANT, false),
          new Column("METADATA", SqlType.VARIANT, false));
  private static final Map<String, String> BUILTINS =
      Map.of(
          "penguins", "SAMPLES.GGSQL.PENGUINS",
          "airquality", "SAMPLES.GGSQL.AIRQUALITY",
          "world", "SAMPLES.GGSQL.WORLD");

  private final Engine engine;
  private final AnswerRows answers;
  private final ChartLimits limits;
  private final ObjectMapper json;
  private final ChartMetadata metadata;
  private final SnowflakeRunner snowflake;

  Charts(
      Engine engine,
      AnswerRows answers,
      ChartLimits limits,
      ObjectMapper json,
      SnowflakeRunner snowflake) {
    this.snowflake = snowflake;
    this.engine = engine;
    this.answers = answers;
    this.limits = limits;
    this.json = json;
    this.metadata = new ChartMetadata(json);
  }

  @Override
  public Finished describe(Execution execution) {
    return answers.table(execution.handle(), ANSWER, List.of(), Optional.empty());
  }

  @Override
  public Finished run(Execution execution, Split split, Optional<String> outer, Work work) {
    Chart chart = split.checked(BUILTINS);
    if (outer.isPresent()) {
      return draw(
          execution, split, chart, OpenSession.within(engine, execution, outer.get()), work);
    }
    try (OpenSession session = OpenSession.of(engine, execution)) {
      session.begin();
      Finished drawn = draw(execution, split, chart, session, work);
      if (!execution.reads()) {
        session.commit();
      }
      return drawn;
    } finally {
      snowflake.close(execution.handle().toString());
    }
  }

  private Finished draw(
      Execution execution, Split split, Chart chart, OpenSession session, Work work) {
    work.step("sql");
    Optional<String> table = Optional.empty();
    for (int i = 0; i < split.statements().size(); i++) {
      boolean data = split.data().isPresent() && split.data().getAsInt() == i;
      Optional<String> rows = statement(execution, session, split.statements().get(i), data, work);
      table = rows.isPresent() ? rows : table;
    }
    String with = with(execution, session, split.with(), work);
    ChartSource source =
        new ChartSource(table, Builtins.replace(with, escapes(execution), BUILTINS), BUILTINS);
    Chart here =
        work.tables()
            .map(tables -> new RemoteSources(tables, session.name()).in(chart))
            .orElse(chart);
    Plan plan = Plan.of(here, source, new DuckDbSql(), new Limits(limits.rows(), limits.bytes()));
    Step.Done done = finish(execution, session, plan, work);
    return answers.row(execution.handle(), ANSWER, List.of(done.spec(), metadata.json(done)), true);
  }

  /// Runs one statement of the SQL part.
  ///
  /// @return what the plan's queries read, when it is the one that has the chart's rows
  private Optional<String> statement(
      Execution execution, OpenSession session, Split.Part part, boolean data, Work work) {
    if (isSnowflake(execution)) {
      if (data) {
        return Optional.of(translatedRows(execution, session, part, work));
      }
      snowflake.run(execution, part.text(), Optional.of(session.name()), work);
      return Optional.empty();
    }
    Rewritten written = withBuiltins(execution, part);
    EngineSql sql =
        EngineSql.of(
            execution.submission(),
            work.tables().map(tables -> tables.fetched(session.name(), written)).orElse(written));
    if (data) {
      return Optional.of(rows(execution, session, sql));
    }
    run(execution, session, sql, Single.effect(execution, sql));
    return Optional.empty();
  }

  private static boolean isSnowflake(Execution execution) {
    return execution.submission().parameters().dialect() == Dialect.SNOWFLAKE;
  }

  /// The chart's rows in Snowflake's SQL: a view where they can be read where they lie, else a
  /// table.
  private String translatedRows(
      Execution execution, OpenSession session, Split.Part part, Work work) {
    String whole = execution.submission().text();
    String text =
        new Script.Part(Builtins.replace(part.text(), escapes(execution), BUILTINS), part.offset())
            .inPlace(whole);
    snowflake.reading(execution, text, session.name(), work, query -> keep(session, query));
    return TABLE;
  }

  private void keep(OpenSession session, Statements.Translated query) {
    boolean plain =
        session.isOneTransaction()
            && query.values().isEmpty()
            && new PlainRead(session, json).isPlain(query.sql());
    session.translated(
        "CREATE OR REPLACE TEMP " + (plain ? "VIEW " : "TABLE ") + TABLE + " AS " + query.sql(),
        query.values());
  }

  /// Common tables that layers read from. In Snowflake's SQL each becomes a view of the session, or
  /// a table.
  private String with(Execution execution, OpenSession session, String with, Work work) {
    if (with.isBlank()) {
      return with;
    }
    if (!isSnowflake(execution)) {
      Rewritten written = Rewritten.unchanged(with);
      return work.tables()
          .map(remote -> remote.fetched(session.name(), written))
          .orElse(written)
          .text();
    }
    String tables = Builtins.replace(with, escapes(execution), BUILTINS);
    for (String name : Statements.commonTables(tables)) {
      String quoted = QuotedName.of(name);
      snowflake.reading(
          execution,
          tables + " SELECT * FROM " + quoted,
          session.name(),
          work,
          query -> commonTable(session, quoted, query));
    }
    return "";
  }

  /// A view cannot hold bound values.
  private static void commonTable(OpenSession session, String quoted, Statements.Translated query) {
    String kind = query.values().isEmpty() ? "VIEW " : "TABLE ";
    session.translated(
        "CREATE OR REPLACE TEMP " + kind + quoted + " AS " + query.sql(), query.values());
  }

  /// What the plan's queries read: the part itself, or the table that keeps its rows.
  private String rows(Execution execution, OpenSession session, EngineSql part) {
    if (session.isOneTransaction() && new PlainRead(session, json).test(part)) {
      return "(" + part.sql().text() + "\n)";
    }
    run(
        execution,
        session,
        part.inside("CREATE OR REPLACE TEMP TABLE " + TABLE + " AS FROM (", "\n)"),
        Effect.SCRATCH);
    return TABLE;
  }

  private static void run(Execution execution, OpenSession session, EngineSql sql, Effect effect) {
    session.run(sql, EngineSql.bindings(execution.submission()).row(0, sql.order()), effect);
  }

  /// The statement with the names of built-in data replaced by their tables; places in one that has
  /// such names are then no finer than the statement.
  private static Rewritten withBuiltins(Execution execution, Split.Part part) {
    String replaced = Builtins.replace(part.text(), escapes(execution), BUILTINS);
    Rewritten.Builder sql = Rewritten.of(execution.submission().text());
    return replaced.equals(part.text())
        ? sql.keep(part.offset(), part.offset() + part.text().length()).done()
        : sql.put(replaced, part.offset()).done();
  }

  private static Escapes escapes(Execution execution) {
    return EngineSql.escapes(execution.submission().parameters());
  }

  private Step.Done finish(Execution execution, OpenSession session, Plan plan, Work work) {
    Step step = plan.start();
    int number = 0;
    while (!(step instanceof Step.Done)) {
      if (execution.isStopping()) {
        throw SqlError.canceled();
      }
      number++;
      switch (step) {
        case Step.Need need -> {
          work.step("chart step " + number + ": " + need.what());
          step = plan.next(fetch(session, need));
        }
        case Step.Load load -> {
          work.step("chart step " + number + ": " + load.what());
          step = plan.loaded(load(session, load));
        }
        case Step.Done _ -> {}
      }
    }
    return (Step.Done) step;
  }

  /// The local engine is the source itself, and lacks nothing that a plan may ask for; were a plan
  /// to ask, this would do.
  private long load(OpenSession session, Step.Load load) {
    session.scratch(
        "CREATE OR REPLACE TEMP TABLE " + load.table() + " AS FROM (" + load.sql() + "\n)");
    Frames count = new Frames(1);
    session.query("SELECT COUNT(*) AS n FROM " + load.table(), count);
    return (long) count.frame().column("n").number(0);
  }

  private Frame fetch(OpenSession session, Step.Need need) {
    Frames frames = new Frames(Math.max(limits.stepRows(), limits.rows() + 1));
    try {
      session.query(need.sql(), frames);
    } catch (SqlError error) {
      throw ofChart(error, need);
    }
    return frames.frame();
  }

  /// The client did not write this SQL: a place in it says nothing.
  static SqlError ofChart(SqlError error, Step.Need need) {
    if (error.position().isEmpty()) {
      return error;
    }
    String message = error.text().replaceAll("error line \\d+ at position \\d+\\s*", "");
    return SqlError.because(
        error.code(), message + "\n(in the chart's query for " + need.what() + ")", error);
  }
}
