package dev.vitrine.statements;

import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.StopCause;
import dev.vitrine.statements.StatementRunner.Lane;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The warehouses' queues and executors, each made when its first statement comes and given up when
/// it has had none for a while.
final class Pools implements AutoCloseable {

  private final Map<String, WarehousePool> pools = new ConcurrentHashMap<>();
  private final StatementRunner runner;
  private final Endings endings;
  private final Clock clock;
  private final StatementsConfig config;
  private final ScheduledExecutorService timer;

  Pools(
      StatementRunner runner,
      Endings endings,
      Clock clock,
      StatementsConfig config,
      ScheduledExecutorService timer) {
    this.runner = runner;
    this.endings = endings;
    this.clock = clock;
    this.config = config;
    this.timer = timer;
  }

  /// Takes a place for a statement that will wait and run, before anything is written down for it.
  ///
  /// @throws dev.vitrine.kernel.SqlError `TOO_MANY_REQUESTS` when there is none
  WarehousePool reserve(Lane lane) {
    return entering(lane, WarehousePool::reserve);
  }

  /// The same for one that was queued before a restart, whatever the bound is now.
  WarehousePool again(Lane lane) {
    return entering(lane, WarehousePool::reserveAgain);
  }

  /// Whoever has a place in a pool keeps it from being given up.
  private WarehousePool entering(Lane lane, Consumer<WarehousePool> enter) {
    return pools.compute(
        lane.warehouse(),
        (_, known) -> {
          WarehousePool pool = known == null ? made(lane) : known;
          enter.accept(pool);
          return pool;
        });
  }

  private WarehousePool made(Lane lane) {
    return new WarehousePool(lane, runner, endings, clock, config, timer);
  }

  /// Stops a statement wherever it is, its children with it. One whose pool was given up has ended.
  void stop(LiveStatement statement, StopCause cause, Problem problem) {
    WarehousePool pool = pools.get(statement.warehouse());
    if (pool != null) {
      pool.stop(statement, cause, problem);
    }
  }

  OptionalInt position(LiveStatement statement) {
    WarehousePool pool = pools.get(statement.warehouse());
    return pool == null ? OptionalInt.empty() : pool.position(statement);
  }

  /// Gives up those that nothing waits or runs in.
  void sweep() {
    for (String warehouse : pools.keySet()) {
      pools.computeIfPresent(warehouse, (_, pool) -> pool.isUnused() ? given(pool) : pool);
    }
  }

  private static @Nullable WarehousePool given(WarehousePool pool) {
    pool.drain();
    return null;
  }

  /// How many have a place: they are written down, wait or run.
  int underWay() {
    return pools.values().stream().mapToInt(WarehousePool::underWay).sum();
  }

  int queued() {
    return pools.values().stream().mapToInt(WarehousePool::queued).sum();
  }

  int running() {
    return pools.values().stream().mapToInt(WarehousePool::running).sum();
  }

  /// What runs may end; nothing else starts.
  void drain() {
    pools.values().forEach(WarehousePool::drain);
  }

  @Override
  public void close() {
    pools.values().forEach(WarehousePool::close);
  }
}
