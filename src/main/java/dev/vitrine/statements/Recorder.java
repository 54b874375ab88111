package dev.vitrine.statements;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Writes what happens to statements into the state database.
final class Recorder implements Endings {

  private final Registry registry;
  private final StatementRunner runner;
  private final StateWriter writer;
  private final Quota quota;
  private final StatementsConfig config;
  private final Clock clock;
  private final Meters meters;

  Recorder(
      Registry registry,
      StatementRunner runner,
      StateWriter writer,
      Quota quota,
      StatementsConfig config,
      Clock clock,
      Meters meters) {
    this.registry = registry;
    this.runner = runner;
    this.writer = writer;
    this.quota = quota;
    this.config = config;
    this.clock = clock;
    this.meters = meters;
  }

  /// Durable before anything happens where that is promised: effects, a request id, a handle that
  /// is told at once. A quick read's row may come a moment later.
  void submitted(LiveStatement statement) {
    Submission submission = statement.submission();
    boolean durable =
        !statement.reads()
            || submission.requestId().isPresent()
            || submission.mode() == Submission.Mode.ASYNC;
    registry.add(statement);
    if (durable) {
      writer.save(statement).join();
    } else {
      writer.saveLater(statement);
    }
  }

  /// That a write ran whose effects no engine of ours remembers is known before it has any; who
  /// polls hears of a start soon, so that it is on the disk soon.
  @Override
  public void started(LiveStatement statement) {
    boolean polled = statement.submission().mode() == Submission.Mode.ASYNC;
    if (!statement.reads() && !runner.remembers(statement.submission())) {
      makeDurable(statement);
    } else if (polled) {
      writer.saveSoon(statement);
    } else if (!statement.reads()) {
      writer.saveLater(statement);
    }
  }

  @Override
  public void ending(LiveStatement statement) {
    if (statement.state() instanceof State.Live) {
      statement.expireAt(clock.instant().plus(config.retention()));
    }
  }

  @Override
  public void ended(LiveStatement statement) {
    meters.ended(statement);
    String owner = statement.submission().caller().user();
    statement.result().ifPresent(result -> quota.add(owner, result.storedBytes()));
    if (mayLinger(statement)) {
      writer.saveLater(statement);
    } else {
      writer.saveSoon(statement);
    }
  }

  /// Whether a crash of late could not make the server take its word back: nobody has the handle of
  /// a read without a row, and of a write that succeeded the engine knows.
  private boolean mayLinger(LiveStatement statement) {
    boolean known =
        statement.reads()
            ? statement.row() == LiveStatement.Row.NONE
            : statement.state() instanceof State.Succeeded
                && runner.remembers(statement.submission());
    return known && statement.children().isEmpty();
  }

  /// Before a client is told: what it hears of an end is so after a crash too, and it finds the
  /// pages and the parts that it comes back for.
  void telling(LiveStatement statement) {
    boolean paged = statement.result().filter(result -> !result.inline()).isPresent();
    if (statement.state() instanceof State.Ended && (paged || !mayLinger(statement))) {
      makeDurable(statement);
    }
  }

  /// Returns when the statement as it is now, with its parts, would survive a crash.
  void makeDurable(LiveStatement statement) {
    Stream.concat(statement.children().stream(), Stream.of(statement))
        .filter(one -> one.row() != LiveStatement.Row.FINAL)
        .map(writer::save)
        .toList()
        .forEach(CompletableFuture::join);
  }

  @Override
  public void adopted(LiveStatement child) {
    registry.add(child);
    writer.saveLater(child);
  }
}
