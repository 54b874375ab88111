package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.repository.AgentScheduleRepository;
import dev.vitrine.repository.AgentScheduleRow;
import dev.vitrine.security.Accounts;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what is due, as its owner with the rights of now. A run that nobody was there for is
/// missed: it is skipped and counted, or made up for once. Of several nodes one runs it.
@Singleton
final class Scheduler {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  /// Later than this is missed.
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final AgentScheduleRepository repository;
  private final Queries queries;
  private final Execution execution;
  private final Accounts accounts;
  private final AgentConfig config;
  private final Clock clock;
  private final ExecutorService workers;

  Scheduler(
      AgentScheduleRepository repository,
      Queries queries,
      Execution execution,
      Accounts accounts,
      AgentConfig config,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.repository = repository;
    this.queries = queries;
    this.execution = execution;
    this.accounts = accounts;
    this.config = config;
    this.clock = clock;
    this.workers = workers;
  }

  @Scheduled(
      fixedDelay = "${vitrine.agent.schedule-every}",
      initialDelay = "${vitrine.agent.schedule-every}")
  void tick() {
    var _ = runDue(clock.instant());
  }

  /// Runs what is due; completes when it has run.
  CompletableFuture<Void> runDue(Instant now) {
    List<CompletableFuture<Void>> runs = new ArrayList<>();
    for (AgentScheduleRow due : repository.due(now)) {
      if (claimed(due, now)) {
        runs.add(CompletableFuture.runAsync(() -> run(due, now), workers));
      }
    }
    return CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new));
  }

  /// Moves it on to its next time.
  ///
  /// @return whether this node is to run it now
  private boolean claimed(AgentScheduleRow due, Instant now) {
    Cron cron = Cron.parsed(due.cron(), due.zone());
    boolean late = due.nextAt().plus(GRACE).isBefore(now);
    boolean runs = !late || due.missed().equals("once");
    long missed = cron.between(due.nextAt(), now) + (runs ? 0 : 1);
    return repository.claim(id(due), due.nextAt(), cron.after(now), missed) == 1 && runs;
  }

  private static long id(AgentScheduleRow row) {
    Long id = row.id();
    if (id == null) {
      throw new IllegalStateException("a schedule that is not kept");
    }
    return id;
  }

  private void run(AgentScheduleRow due, Instant now) {
    try {
      Optional<Caller> owner =
          accounts
              .find(due.owner())
              .filter(account -> !account.disabled())
              .map(account -> account.identity(Caller.Method.INTERNAL).caller());
      if (owner.isEmpty()) {
        repository.enable(id(due), false, due.nextAt());
        LOG.warn("schedule {} is switched off: its owner is gone or disabled", due.id());
        return;
      }
      AgentQueryRow query = queries.get(owner.get(), due.query());
      AgentQueryRow again = queries.again(owner.get(), query, "schedule", due.id());
      AgentQueryRow ended =
          execution.run(owner.get(), again, config.timeout(), Stages.NOBODY, _ -> {});
      repository.ran(id(due), now, ended.id());
    } catch (RuntimeException failure) {
      LOG.warn("schedule {} did not run: {}", due.id(), failure.getMessage());
    }
  }
}
