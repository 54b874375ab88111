package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.visualise.ChartSource;
import dev.vitrine.visualise.Limits;
import dev.vitrine.visualise.Plan;
import dev.vitrine.visualise.Split;
import dev.vitrine.visualise.Step;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.sql.Where;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.warehouses.Engine;
import io.micronaut.serde.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws charts from a database elsewhere. The statistics run there, in its dialect and on one
/// connection that sees one state of the data; only their answers move. What the dialect cannot,
/// what would give other rows each time it is asked, and rows whose order shows where the database
/// forgets it, are fetched into a table of the local DuckDB, and the rest happens there.
final class RemoteCharts implements Drawing {

  private static final List<Column> ANSWER =
      List.of(
          new Column("SPEC", SqlType.VARIANT, false),
          new Column("METADATA", SqlType.VARIANT, false));

  private final Engine remote;
  private final Engine local;
  private final SqlDialect dialect;
  private final AnswerRows answers;
  private final ChartLimits limits;
  private final ChartMetadata metadata;

  /// @param remote where the data are, speaking `dialect`
  /// @param local a DuckDB
  RemoteCharts(
      Engine remote,
      Engine local,
      SqlDialect dialect,
      AnswerRows answers,
      ChartLimits limits,
      ObjectMapper json) {
    this.remote = remote;
    this.local = local;
    this.dialect = dialect;
    this.answers = answers;
    this.limits = limits;
    this.metadata = new ChartMetadata(json);
  }

  @Override
  public Finished describe(Execution execution) {
    return answers.table(execution.handle(), ANSWER, List.of(), Optional.empty());
  }

  @Override
  public Finished run(Execution execution, Split split, Optional<String> outer, Work work) {
    work.alsoOn(local);
    Chart chart = split.checked(Map.of());
    if (outer.isPresent()) {
      return draw(
          execution, split, chart, OpenSession.within(remote, execution, outer.get()), work);
    }
    try (OpenSession session = OpenSession.of(remote, execution)) {
      session.begin();
      Finished drawn = draw(execution, split, chart, session, work);
      if (!execution.reads()) {
        session.commit();
      }
      return drawn;
    }
  }

  private Finished draw(
      Execution execution, Split split, Chart chart, OpenSession session, Work work) {
    work.step("sql");
    Optional<EngineSql> data = before(execution, split, session);
    try (Fetched fetched = new Fetched(local, execution, limits)) {
      boolean here = data.isPresent() && isFetched(chart, data.get());
      SqlDialect speaks = here ? new DuckDbSql() : dialect;
      ChartSource source =
          new ChartSource(
              data.map(sql -> here ? fetched.keep(session, sql, work) : rows(sql)),
              split.with(),
              Map.of());
      Plan plan =
          Plan.of(
              chart,
              source,
              speaks,
              new Limits(limits.rows(), limits.bytes(), limits.loadedRows()));
      Step.Done done = finish(execution, plan, session, fetched, here, work);
      return answers.row(
          execution.handle(), ANSWER, List.of(done.spec(), metadata.json(done)), true);
    }
  }

  /// Whether the query itself is run, once, and not one that has it in brackets.
  private boolean isFetched(Chart chart, EngineSql data) {
    boolean loses = !dialect.capabilities().contains(Capability.ORDERED_SOURCES);
    return !Repeatable.is(data) || (loses && RowOrder.matters(chart, data));
  }

  /// Runs the statements that stand before the one which has the chart's rows.
  ///
  /// @return that one
  private Optional<EngineSql> before(Execution execution, Split split, OpenSession session) {
    Optional<EngineSql> data = Optional.empty();
    for (int i = 0; i < split.statements().size(); i++) {
      Split.Part part = split.statements().get(i);
      EngineSql sql =
          EngineSql.of(execution.submission(), part.offset(), part.offset() + part.text().length());
      if (split.data().isPresent() && split.data().getAsInt() == i) {
        data = Optional.of(sql);
      } else {
        session.run(
            sql,
            EngineSql.bindings(execution.submission()).row(0, sql.order()),
            Single.effect(execution, sql));
      }
    }
    return data;
  }

  /// The part itself as a table.
  private String rows(EngineSql sql) {
    return "(" + sql.sql().text() + "\n) AS " + dialect.name("__rows");
  }

  private Step.Done finish(
      Execution execution,
      Plan plan,
      OpenSession session,
      Fetched fetched,
      boolean here,
      Work work) {
    Step step = plan.start();
    for (int number = 1; !(step instanceof Step.Done); number++) {
      if (execution.isStopping()) {
        throw SqlError.canceled();
      }
      switch (step) {
        case Step.Need need -> {
          work.step("chart step " + number + ": " + need.what());
          boolean inLocal = here || need.where() == Where.LOCAL;
          step = plan.next(frame(inLocal ? fetched.session() : session, need));
        }
        case Step.Load load -> {
          work.step("chart step " + number + ": " + load.what());
          step = plan.loaded(fetched.load(session, load));
        }
        case Step.Done _ -> {}
      }
    }
    return (Step.Done) step;
  }

  private Frame frame(OpenSession where, Step.Need need) {
    Frames frames = new Frames(Math.max(limits.stepRows(), limits.rows() + 1));
    try {
      where.query(need.sql(), frames);
    } catch (SqlError error) {
      throw Charts.ofChart(error, need);
    }
    return frames.frame();
  }
}
