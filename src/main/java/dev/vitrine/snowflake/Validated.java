package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Steps.Past;
import dev.vitrine.stages.PastLoads;
import dev.vitrine.stages.PastLoads.Load;
import dev.vitrine.stages.RowErrors;
import dev.vitrine.warehouses.TextRows;
import java.util.Locale;

/// `VALIDATE(table, JOB_ID => …)`: what an earlier `COPY INTO` the table refused.
final class Validated {

  private static final String LAST = "_last";

  private Validated() {}

  /// @param table id
  static Source rows(String table, String job, PastLoads loads, Session session, Steps steps) {
    Load load =
        loads
            .newest(one ->
                one.table().equals(table)
                    && (steps.caller().isAdmin() || one.user().equals(session.user()))
                    && (job.equalsIgnoreCase(LAST)
                        ? one.session().equals(session.id())
                        : one.queryId().equals(job.toLowerCase(Locale.ROOT))))
            .orElseThrow(Validated::unknown);
    if (load.transforms()) {
      throw Problems.plain(ErrorCode.COMPILATION, "VALIDATE does not support COPY with transform.");
    }
    return PastRows.of(
        new Past.Fed(RowErrors.COLUMNS, new TextRows(RowErrors.COLUMNS.size(), load.rows())),
        steps);
  }

  private static RuntimeException unknown() {
    return Problems.plain(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Invalid argument [We couldn't find a copy for this table which occurred during this session"
            + " ] for table function. Table function argument is required to be a constant.");
  }
}
