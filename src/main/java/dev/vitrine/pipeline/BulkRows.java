package dev.vitrine.pipeline;

import dev.vitrine.dialect.Bindings;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.Settings;
import java.util.List;
import java.util.Optional;

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
    String session = execution.handle().toString();
    engine.openSession(session, Single.settings(execution.submission()));
    try {
      control(execution, session, "begin", CommitGate.OPEN);
      long changed = 0;
      for (int row = 0; row < bindings.rowCount(); row++) {
        changed += row(execution, session, sql, bindings, row);
      }
      control(execution, session, "commit", execution::enterCommit);
      return answers.changed(execution.handle(), sql.kind(), changed);
    } finally {
      engine.closeSession(session);
    }
  }

  private void control(Execution execution, String session, String sql, CommitGate gate) {
    Settings settings = Single.settings(execution.submission());
    Run run =
        new Run(execution.handle(), Optional.of(session), settings, sql, List.of(), Effect.WRITES);
    engine.run(run, RowSink.none(), gate);
  }

  private long row(Execution execution, String session, EngineSql sql, Bindings bindings, int row) {
    Run run =
        new Run(
            execution.handle(),
            Optional.of(session),
            Single.settings(execution.submission()),
            sql.sql().text(),
            bindings.row(row, sql.order()),
            Effect.WRITES);
    try {
      return engine.run(run, RowSink.none(), CommitGate.OPEN) instanceof Outcome.Changed(long rows)
          ? rows
          : 0;
    } catch (SqlError error) {
      throw sql.inSource(error);
    }
  }
}
