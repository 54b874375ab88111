package dev.vitrine.pipeline;

import dev.vitrine.statements.Execution;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.visualise.Split;
import java.util.Optional;

/// Draws charts in one warehouse.
interface Drawing {

  /// @param outer the session that the statement runs in; empty for one of its own
  Finished run(Execution execution, Split split, Optional<String> outer, Work work);

  /// What columns a chart's answer has.
  Finished describe(Execution execution);
}
