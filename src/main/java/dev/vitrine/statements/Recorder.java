package dev.vitrine.statements;

import java.time.Clock;

/// Writes what happens to statements into the state database.
final class Recorder implements Endings {

  private final Registry registry;
  private final StateWriter writer;
  private final Quota quota;
  private final StatementsConfig config;
  private final Clock clock;
  private final Meters meters;

  Recorder(
      Registry registry,
      StateWriter writer,
      Quota quota,
      StatementsConfig config,
      Clock clock,
      Meters meters) {
    this.registry = registry;
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

  @Override
  public void started(LiveStatement statement) {
    boolean hasRow = !statement.reads() || statement.submission().mode() == Submission.Mode.ASYNC;
    if (hasRow) {
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
    writer.saveLater(statement);
  }

  @Override
  public void adopted(LiveStatement child) {
    registry.add(child);
    writer.saveLater(child);
  }
}
