package dev.vitrine.pipeline;

import dev.vitrine.dialect.Bindings;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.Run.Effect;

/// Runs a statement once for each row of its array bindings, all of them in one transaction.
final class BulkRows {

  private final Engine engine;
  private final AnswerRows answers;

  BulkRows(Engine engine, AnswerRows answers) {
    this.engine = engine;
    this.answers = answers;
  }

  Finished run(Execution execution, EngineSql sql, Bindings bindings) {
    if (sql.kind().reads()) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED, "array bindings are for statements that change rows");
    }
    try (OpenSession session = OpenSession.of(engine, execution)) {
      session.begin();
      long changed = 0;
      for (int row = 0; row < bindings.rowCount(); row++) {
        changed += changed(session.run(sql, bindings.row(row, sql.order()), Effect.WRITES));
      }
      session.commit();
      return answers.changed(execution.handle(), sql.kind(), changed);
    }
  }

  private static long changed(Outcome outcome) {
    return outcome instanceof Outcome.Changed(long rows) ? rows : 0;
  }
}
