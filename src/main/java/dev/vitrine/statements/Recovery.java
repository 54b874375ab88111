package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.repository.StatementRepository;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.StatementRunner.Finished;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of the statements that the last stop of the server, or its death, left unfinished:
///
/// - committed by the engine: they succeeded, whatever the row says;
/// - waiting and only reading: they wait again;
/// - all others failed, with a code of their own and the reason.
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final StatementRepository repository;
  private final StatementRows rows;
  private final StateWriter writer;
  private final StatementRunner runner;
  private final Endings endings;
  private final Clock clock;

  Recovery(
      StatementRepository repository,
      StatementRows rows,
      StateWriter writer,
      StatementRunner runner,
      Endings endings,
      Clock clock) {
    this.repository = repository;
    this.rows = rows;
    this.writer = writer;
    this.runner = runner;
    this.endings = endings;
    this.clock = clock;
  }

  /// Settles them all and returns those that wait again.
  List<LiveStatement> recover() {
    List<StatementRecord> open =
        repository.findByStatusInList(
            List.of(State.Status.SUBMITTED.name(), State.Status.RUNNING.name()));
    List<LiveStatement> statements = open.stream().map(this::revive).toList();
    List<LiveStatement> waiting = statements.stream().filter(this::waitsAgain).toList();
    statements.stream().filter(one -> !waiting.contains(one)).forEach(this::settle);
    writer.change(() -> {}).join();
    if (!open.isEmpty()) {
      LOG.info("of {} unfinished statements {} wait again", open.size(), waiting.size());
    }
    return waiting;
  }

  private LiveStatement revive(StatementRecord row) {
    Handle handle = Handle.parse(row.handle());
    Submission submission = rows.submission(row);
    LiveStatement live =
        new LiveStatement(
            handle,
            submission,
            runner.lane(submission).warehouse(),
            !row.writes(),
            null,
            row.ordinal(),
            rows.state(row));
    live.row(LiveStatement.Row.OPEN);
    return live;
  }

  private boolean waitsAgain(LiveStatement statement) {
    return statement.reads() && statement.state() instanceof State.Submitted;
  }

  private void settle(LiveStatement statement) {
    Optional<Finished> committed =
        statement.reads()
            ? Optional.empty()
            : runner.committed(statement.handle(), statement.submission());
    endings.ending(statement);
    if (committed.isPresent()) {
      statement.apply(new Event.Start(clock.instant()));
      statement.succeed(clock.instant(), committed.get());
    } else {
      statement.apply(new Event.Fail(clock.instant(), settled(statement)));
      runner.discard(statement.handle());
    }
    endings.ended(statement);
  }

  private Problem settled(LiveStatement statement) {
    boolean ran = statement.state() instanceof State.Running && !statement.reads();
    return ran && !runner.remembers(statement.submission())
        ? new Problem(
            ErrorCode.INTERRUPTED,
            "The server stopped while the statement ran on another database: whether its effects"
                + " became permanent is known only there. Look before you submit it again.",
            Optional.empty())
        : interrupted(statement);
  }

  /// Says what a client can rely on: nothing of it became permanent.
  static Problem interrupted(LiveStatement statement) {
    String what =
        statement.state() instanceof State.Submitted
            ? "it was waiting and never ran"
            : statement.reads()
                ? "it was running"
                : "it was running, and none of its own effects became permanent";
    return new Problem(
        ErrorCode.INTERRUPTED,
        "The server stopped before the statement ended: " + what + ". Submit it again.",
        Optional.empty());
  }
}
