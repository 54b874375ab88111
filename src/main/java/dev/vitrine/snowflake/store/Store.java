package dev.vitrine.snowflake.store;

import dev.vitrine.warehouses.Engine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What is committed, in memory. Safe for any thread.
public final class Store {

  /// Who owns what no statement of Snowflake's made.
  private static final String OWNER = "ACCOUNTADMIN";

  private final Engine engine;
  private final Instant started = Instant.now();
  private final Locks locks = new Locks();
  private final AtomicReference<State> current;
  private final AtomicBoolean stale = new AtomicBoolean(true);

  public Store(Engine engine) {
    this.engine = engine;
    this.current = new AtomicReference<>(new Loading(OWNER, started).load(engine));
  }

  public State state() {
    if (stale.compareAndSet(true, false)) {
      adopt();
    }
    return current.get();
  }

  /// As it is, without a look at the engine: for whoever holds a name.
  public State known() {
    return current.get();
  }

  public void engineChanged() {
    stale.set(true);
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
    try {
      locks.holding(List.of(), () -> false, this::adoptAlone);
    } catch (RuntimeException failure) {
      stale.set(true);
      throw failure;
    }
  }

  private State adoptAlone() {
    EngineListing listing = EngineListing.of(engine);
    List<Dropped> dropped = Loading.dropped(engine);
    return current.updateAndGet(
        before -> new Adoption(before.withDropped(dropped), listing, OWNER, started).reconcile());
  }
}
