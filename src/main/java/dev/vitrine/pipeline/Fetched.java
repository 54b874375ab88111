package dev.vitrine.pipeline;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Execution;
import dev.vitrine.visualise.Step;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Filling;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The tables of the local DuckDB into which one chart fetches rows; they go when the chart is
/// done. Nothing is opened before the first is needed.
final class Fetched implements AutoCloseable {

  private final Engine local;
  private final Execution execution;
  private final ChartLimits limits;
  private @Nullable OpenSession session;

  Fetched(Engine local, Execution execution, ChartLimits limits) {
    this.local = local;
    this.execution = execution;
    this.limits = limits;
  }

  /// The session that has the tables.
  OpenSession session() {
    OpenSession known = session;
    if (known == null) {
      known = OpenSession.beside(local, execution);
      session = known;
    }
    return known;
  }

  /// Fetches the rows of the client's own query.
  ///
  /// @return the table's name
  String keep(OpenSession remote, EngineSql sql, Work work) {
    String table =
        "__remote_result_"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt())
            + "__";
    work.step("fetching the rows");
    try (Filling filling = local.fill(session().name(), table)) {
      remote.query(sql, EngineSql.bindings(execution.submission()), bounded(filling));
      filling.finish();
    }
    return table;
  }

  /// @return how many rows came
  long load(OpenSession remote, Step.Load load) {
    try (Filling filling = local.fill(session().name(), load.table())) {
      remote.query(load.sql(), bounded(filling));
      return filling.finish();
    }
  }

  /// One row more than may come, so that the plan sees that there are more.
  private Bounded bounded(Filling filling) {
    return new Bounded(
        filling,
        limits.loadedRows() + 1,
        limits.loadedBytes(),
        limit ->
            new SqlError(
                ErrorCode.CHART_TOO_LARGE,
                "the chart would have to fetch more than "
                    + limit
                    + " of the connection; aggregate, filter or sample in the SQL part"));
  }

  Optional<OpenSession> opened() {
    return Optional.ofNullable(session);
  }

  @Override
  public void close() {
    opened().ifPresent(OpenSession::close);
  }
}
