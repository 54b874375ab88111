package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.StatementRunner.Finished;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// A run of one statement, as its runner sees it.
final class LiveExecution implements Execution {

  private final LiveStatement statement;
  private final StatementRunner runner;
  private final Endings endings;
  private final Clock clock;
  private final StandIns stand;

  LiveExecution(
      LiveStatement statement,
      StatementRunner runner,
      Endings endings,
      Clock clock,
      StandIns stand) {
    this.stand = stand;
    this.statement = statement;
    this.runner = runner;
    this.endings = endings;
    this.clock = clock;
  }

  @Override
  public Handle handle() {
    return statement.handle();
  }

  @Override
  public Submission submission() {
    return statement.submission();
  }

  @Override
  public boolean reads() {
    return statement.reads();
  }

  @Override
  public boolean isStopping() {
    return statement.isStopping();
  }

  @Override
  public boolean enterCommit() {
    statement.apply(new Event.Commit(clock.instant()));
    return statement.state() instanceof State.Committing;
  }

  @Override
  public void blocked(Runnable wait) {
    stand.run(wait);
  }

  @Override
  public Finished child(String text, Function<Execution, Finished> run) {
    LiveStatement child = newChild(text);
    endings.adopted(child);
    child.apply(new Event.Start(clock.instant()));
    if (!statement.adopt(child)) {
      child.apply(new Event.Fail(clock.instant(), parentStopped()));
    }
    LiveExecution execution = new LiveExecution(child, runner, endings, clock, stand);
    execution.settle(() -> run.apply(execution));
    return switch (child.state()) {
      case State.Succeeded _ -> child.outcome().orElseThrow();
      case State.Failed failed -> throw error(failed.problem());
      case State.Canceled _ -> throw SqlError.canceled();
      case State.Live live -> throw new IllegalStateException("a child ended as " + live);
    };
  }

  private LiveStatement newChild(String text) {
    Submission whole = statement.submission();
    Submission part =
        new Submission(
            whole.caller(),
            text,
            whole.context(),
            whole.parameters(),
            new TreeMap<>(),
            whole.timeout(),
            Optional.empty(),
            whole.mode(),
            whole.nullText(),
            whole.session(),
            whole.purpose());
    return new LiveStatement(
        Handle.random(),
        part,
        statement.warehouse(),
        runner.reads(part),
        statement,
        statement.children().size(),
        new State.Submitted(clock.instant()));
  }

  private static Problem parentStopped() {
    return new Problem(
        ErrorCode.CANCELED, "SQL execution canceled with the request", Optional.empty());
  }

  /// Runs the work and writes its ending, whatever it is.
  void settle(Supplier<Finished> work) {
    if (statement.state() instanceof State.Ended) {
      endings.ended(statement);
      return;
    }
    try {
      succeed(work.get());
    } catch (SqlError error) {
      fail(error);
    } catch (RuntimeException | Error bug) {
      fail(WarehousePool.internal(bug));
    }
  }

  private void succeed(Finished finished) {
    endings.ending(statement);
    if (statement.succeed(clock.instant(), finished)) {
      endings.ended(statement);
    } else {
      runner.discard(statement.handle());
    }
  }

  private void fail(SqlError error) {
    endings.ending(statement);
    Problem problem = new Problem(error.code(), error.number(), error.text(), error.position());
    if (statement.apply(new Event.Fail(clock.instant(), problem))) {
      endings.ended(statement);
    }
  }

  private static SqlError error(Problem problem) {
    return new SqlError(
        problem.code(), problem.number(), problem.message(), problem.position().orElse(null));
  }
}
