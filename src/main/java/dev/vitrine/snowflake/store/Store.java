package dev.vitrine.snowflake.store;

import dev.vitrine.warehouses.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What is committed, in memory. Safe for any thread.
public final class Store {

  /// Who owns what no statement of Snowflake's made.
  private static final String OWNER = "ACCOUNTADMIN";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Engine engine;
  private final Instant started = Instant.now();
  private final Locks locks = new Locks();
  private final AtomicReference<State> current;
  private final ReentrantLock adopting = new ReentrantLock();

  /// How often the engine's own dialect may have changed something, and up to where that was seen.
  private final AtomicLong changes = new AtomicLong(1);

  private volatile long seen;

  public Store(Engine engine) {
    this.engine = engine;
    this.current = new AtomicReference<>(new Loading(OWNER, started).load(engine));
  }

  public State state() {
    if (seen != changes.get()) {
      look();
    }
    return current.get();
  }

  /// Who comes meanwhile waits: what was made before it came must be there for it. Behind a long
  /// definition it waits no longer than is worth it, and goes on with what is known.
  private void look() {
    if (!mayLook()) {
      return;
    }
    try {
      long now = changes.get();
      if (seen != now) {
        adopt();
        seen = now;
      }
    } finally {
      adopting.unlock();
    }
  }

  private boolean mayLook() {
    try {
      return adopting.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// As it is, without a look at the engine: for whoever holds a name.
  public State known() {
    return current.get();
  }

  public void engineChanged() {
    changes.incrementAndGet();
  }

  /// @param names none to change schemas or databases
  public <T> T holding(Collection<String> names, BooleanSupplier isStopping, Supplier<T> work) {
    return locks.holding(names, isStopping, work);
  }

  /// Swaps the state when the engine has committed the change.
  public void committed(Change<?> change) {
    current.updateAndGet(change::apply);
  }

  private void adopt() {
    locks.holding(List.of(), () -> false, this::adoptAlone);
  }

  private State adoptAlone() {
    EngineListing listing = EngineListing.of(engine);
    List<Dropped> dropped = Loading.dropped(engine);
    return current.updateAndGet(
        before -> new Adoption(before.withDropped(dropped), listing, OWNER, started).reconcile());
  }
}
