package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.AgentQueryRepository;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.State;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A query whose run nobody saw the end of, because the server stopped meanwhile: its statement
/// tells what came of it.
@Singleton
final class Aftermath {

  private final Statements statements;
  private final AgentQueryRepository repository;

  Aftermath(Statements statements, AgentQueryRepository repository) {
    this.statements = statements;
    this.repository = repository;
  }

  /// The query as its statement says it is.
  AgentQueryRow of(AgentQueryRow row) {
    String handle = row.handle();
    String executor = row.executor();
    if (handle == null || executor == null || !Status.NOT_EXECUTED.isOf(row)) {
      return row;
    }
    try {
      Caller caller = new Caller(executor, List.of(), "", Caller.Method.INTERNAL);
      Statement statement = statements.get(caller, Handle.parse(handle));
      return statement.state() instanceof State.Ended ended ? settled(row, statement, ended) : row;
    } catch (SqlError gone) {
      return row; // nothing is known of it: it can be run again
    }
  }

  private AgentQueryRow settled(AgentQueryRow row, Statement statement, State.Ended ended) {
    Optional<Problem> problem = Endings.problem(statement);
    long id = Execution.id(row);
    repository.ended(
        id,
        Endings.status(problem).word(),
        problem.isPresent() ? null : statement.result().map(ResultInfo::rows).orElse(0L),
        Duration.between(ended.started().orElse(ended.ended()), ended.ended()).toMillis(),
        problem.map(Problem::message).orElse(null),
        ended.ended());
    return repository.findById(id).orElse(row);
  }
}
