package dev.vitrine.snowflake.store;

import dev.vitrine.kernel.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Queues the changes of one name. Changes of objects with other names go on beside each other;
/// changes of schemas and databases go alone.
final class Locks {

  private static final int STRIPES = 256;

  private final ReentrantReadWriteLock namespaces = new ReentrantReadWriteLock(true);
  private final List<ReentrantLock> stripes = new ArrayList<>();

  Locks() {
    for (int i = 0; i < STRIPES; i++) {
      stripes.add(new ReentrantLock(true));
    }
  }

  /// @param names in full, of the objects to change; none to change schemas or databases
  /// @param isStopping asked while it waits
  <T> T holding(Collection<String> names, BooleanSupplier isStopping, Supplier<T> work) {
    List<Lock> held = new ArrayList<>();
    try {
      for (Lock lock : wanted(names)) {
        Turn.await(lock::tryLock, isStopping);
        held.add(lock);
      }
      return work.get();
    } finally {
      held.reversed().forEach(Lock::unlock);
    }
  }

  /// In one order for everybody, so that nobody waits in a circle.
  private List<Lock> wanted(Collection<String> names) {
    List<Lock> locks = new ArrayList<>();
    locks.add(names.isEmpty() ? namespaces.writeLock() : namespaces.readLock());
    TreeSet<Integer> indices = new TreeSet<>();
    names.forEach(name -> indices.add(Math.floorMod(name.hashCode(), STRIPES)));
    indices.forEach(index -> locks.add(stripes.get(index)));
    return locks;
  }
}
