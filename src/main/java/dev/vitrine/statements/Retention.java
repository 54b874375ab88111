package dev.vitrine.statements;

import dev.vitrine.kernel.Handle;
import dev.vitrine.repository.StatementRepository;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Results live for their time; nothing else is ever dropped.
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final StatementRepository repository;
  private final StateWriter writer;
  private final Registry registry;
  private final Quota quota;
  private final StatementRunner runner;
  private final StatementsConfig config;
  private final Clock clock;

  Retention(
      StatementRepository repository,
      StateWriter writer,
      Registry registry,
      Quota quota,
      StatementRunner runner,
      StatementsConfig config,
      Clock clock) {
    this.repository = repository;
    this.writer = writer;
    this.registry = registry;
    this.quota = quota;
    this.runner = runner;
    this.config = config;
    this.clock = clock;
  }

  /// Expires what is due. Runs on the timer; a failure is tried again at the next sweep.
  void sweep() {
    try {
      List<String> due;
      do {
        due = repository.expiredBefore(StatementRows.micros(clock.instant()));
        due.forEach(handle -> expire(Handle.parse(handle)));
      } while (!due.isEmpty());
      long oldest = StatementRows.micros(clock.instant().minus(config.tombstones()));
      writer.change(() -> repository.deleteTombstones(oldest)).join();
    } catch (RuntimeException later) {
      LOG.warn("the sweep of expired statements failed and will be tried again", later);
    }
  }

  /// Takes the data away; the handle is remembered as expired for a while.
  void expire(Handle handle) {
    repository
        .findById(handle.toString())
        .ifPresent(row -> quota.remove(row.owner(), row.storedBytes()));
    writer.change(() -> repository.expire(handle.toString())).join();
    registry.remove(handle);
    runner.discard(handle);
    runner.forget(handle);
  }
}
