package dev.vitrine.snowflake.transactions;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.transactions.Transaction.Grant;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Which transaction writes which table, and who waits for it, first come, first served. Only what
/// is locked just now takes memory. Safe for any thread.
public final class TableLocks {

  /// Who waits for one table at most; each holds a thread.
  static final int MOST_WAITERS = 50;

  /// Behind a table's name: which files were loaded into it.
  private static final String FILES = " (FILES)";

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final ReentrantLock guard = new ReentrantLock();
  private final Map<String, Resource> resources = new HashMap<>();

  /// A table that someone has or waits for.
  private static final class Resource {
    private final String name;
    private final Map<Transaction, Grant> holders = new LinkedHashMap<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    Resource(String name) {
      this.name = name;
    }
  }

  /// One that waits.
  static final class Waiter {
    private final String key;
    private final String resource;
    private final Mode mode;
    private final Wanted wanted;
    private final Condition ready;
    private boolean granted;

    Waiter(String key, String resource, Mode mode, Wanted wanted, Condition ready) {
      this.key = key;
      this.resource = resource;
      this.mode = mode;
      this.wanted = wanted;
      this.ready = ready;
    }
  }

  /// How a wait is done: what happens around it is the caller's.
  @FunctionalInterface
  public interface Waiting {
    void around(Runnable body);
  }

  /// Takes locks, all in one order so that statements alone never wait in a circle.
  ///
  /// @return whether it had to wait: what was known of the tables may be old
  /// @throws dev.vitrine.kernel.SqlError `CONFLICT` after the timeout or in a deadlock; what was
  ///   taken before stays with the transaction
  public boolean acquire(Wanted wanted, SortedSet<String> names, Mode mode, Waiting waiting) {
    boolean waited = false;
    for (String name : names) {
      if (mode == Mode.LOAD) {
        waited |= acquire(wanted, name + FILES, Mode.CHANGE, waiting);
      }
      waited |= acquire(wanted, name, mode, waiting);
    }
    return waited;
  }

  private boolean acquire(Wanted wanted, String name, Mode mode, Waiting waiting) {
    Waiter waiter = takeOrQueue(wanted, name, mode);
    if (waiter == null) {
      return false;
    }
    waiting.around(() -> await(waiter));
    return true;
  }

  /// Null when the lock is taken.
  private @Nullable Waiter takeOrQueue(Wanted wanted, String name, Mode mode) {
    guard.lock();
    try {
      String key = TableKey.of(name);
      Resource resource = resources.computeIfAbsent(key, _ -> new Resource(name));
      Transaction transaction = wanted.transaction();
      Grant own = resource.holders.get(transaction);
      if (own != null && own.mode().covers(mode)) {
        return null;
      }
      Waiter waiter = new Waiter(key, name, mode, wanted, guard.newCondition());
      Optional<Lock> obstacle = obstacle(resource, waiter, own != null);
      if (obstacle.isEmpty()) {
        grant(resource, waiter);
        return null;
      }
      refuse(obstacle.get(), resource, waiter);
      if (own == null) {
        resource.waiters.addLast(waiter);
      } else {
        resource.waiters.addFirst(waiter);
      }
      transaction.waiting = waiter;
      return waiter;
    } finally {
      guard.unlock();
    }
  }

  private void refuse(Lock obstacle, Resource resource, Waiter waiter) {
    if (waiter.wanted.timeout().isZero()) {
      throw LockProblems.timeout(obstacle, waiter.wanted);
    }
    if (resource.waiters.size() >= MOST_WAITERS) {
      throw LockProblems.tooMany(obstacle, waiter.wanted, MOST_WAITERS);
    }
    Set<Transaction> seen = new HashSet<>();
    if (blockers(resource, waiter).stream()
        .anyMatch(each -> reaches(each, waiter.wanted.transaction(), seen))) {
      throw LockProblems.deadlock(obstacle, waiter.wanted);
    }
  }

  /// Whether `from` waits, however indirectly, for `target`.
  private boolean reaches(Transaction from, Transaction target, Set<Transaction> seen) {
    if (from.equals(target)) {
      return true;
    }
    Waiter waiter = from.waiting;
    Resource resource = waiter == null ? null : resources.get(waiter.key);
    return seen.add(from)
        && waiter != null
        && resource != null
        && blockers(resource, waiter).stream().anyMatch(each -> reaches(each, target, seen));
  }

  /// Whom a waiter waits for: who holds what it cannot share, and who came before it.
  private static List<Transaction> blockers(Resource resource, Waiter waiter) {
    List<Transaction> blockers = new ArrayList<>();
    resource.holders.forEach((holder, grant) -> {
      if (!holder.equals(waiter.wanted.transaction()) && !grant.mode().goesWith(waiter.mode)) {
        blockers.add(holder);
      }
    });
    boolean upgrades = resource.holders.containsKey(waiter.wanted.transaction());
    for (Waiter earlier : resource.waiters) {
      if (earlier.equals(waiter) || upgrades) {
        break;
      }
      if (!earlier.mode.goesWith(waiter.mode)) {
        blockers.add(earlier.wanted.transaction());
      }
    }
    return blockers;
  }

  /// The lock that stands in the way; who has a lock of the table already waits for holders only.
  private static Optional<Lock> obstacle(Resource resource, Waiter waiter, boolean upgrades) {
    for (Map.Entry<Transaction, Grant> each : resource.holders.entrySet()) {
      Grant grant = each.getValue();
      if (!each.getKey().equals(waiter.wanted.transaction())
          && !grant.mode().goesWith(waiter.mode)) {
        return Optional.of(
            new Lock(
                waiter.resource, grant.mode(), each.getKey(), grant.since(), grant.statement()));
      }
    }
    for (Waiter earlier : resource.waiters) {
      if (earlier.equals(waiter) || upgrades) {
        break;
      }
      if (!earlier.mode.goesWith(waiter.mode)) {
        return Optional.of(shown(earlier));
      }
    }
    return Optional.empty();
  }

  private static Lock shown(Waiter waiter) {
    return new Lock(
        waiter.resource, waiter.mode, waiter.wanted.transaction(), null, waiter.wanted.statement());
  }

  private static void grant(Resource resource, Waiter waiter) {
    Transaction transaction = waiter.wanted.transaction();
    resource.holders.put(
        transaction, new Grant(waiter.mode, waiter.wanted.statement(), Instant.now()));
    transaction.held.add(waiter.key);
    transaction.waiting = null;
    waiter.granted = true;
    waiter.ready.signalAll();
  }

  private void await(Waiter waiter) {
    long end = System.nanoTime() + waiter.wanted.timeout().toNanos();
    guard.lock();
    try {
      while (!waiter.granted) {
        check(waiter, end);
        var _ = waiter.ready.awaitNanos(LOOK_NANOS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw SqlError.canceled();
    } finally {
      leave(waiter);
      guard.unlock();
    }
  }

  private void check(Waiter waiter, long end) {
    if (waiter.wanted.isStopping().getAsBoolean()) {
      throw SqlError.canceled();
    }
    if (waiter.wanted.transaction().isAbortAsked()) {
      throw LockProblems.aborted(waiter.wanted.transaction());
    }
    if (System.nanoTime() - end >= 0) {
      Resource resource = resources.get(waiter.key);
      Optional<Lock> obstacle =
          resource == null ? Optional.empty() : obstacle(resource, waiter, false);
      throw LockProblems.timeout(obstacle.orElseGet(() -> shown(waiter)), waiter.wanted);
    }
  }

  /// Whoever waits no longer stands in nobody's way.
  private void leave(Waiter waiter) {
    if (!waiter.granted) {
      waiter.wanted.transaction().waiting = null;
      Resource resource = resources.get(waiter.key);
      if (resource != null && resource.waiters.remove(waiter)) {
        serve(waiter.key, resource);
      }
    }
  }

  private void serve(String key, Resource resource) {
    for (Iterator<Waiter> all = resource.waiters.iterator(); all.hasNext(); ) {
      Waiter next = all.next();
      boolean upgrades = resource.holders.containsKey(next.wanted.transaction());
      if (obstacle(resource, next, upgrades).isEmpty()) {
        all.remove();
        grant(resource, next);
      }
    }
    if (resource.holders.isEmpty() && resource.waiters.isEmpty()) {
      resources.remove(key);
    }
  }

  /// Keys of the tables that it has locked.
  List<String> held(Transaction transaction) {
    guard.lock();
    try {
      return List.copyOf(transaction.held);
    } finally {
      guard.unlock();
    }
  }

  /// Gives up all that a transaction has.
  void release(Transaction transaction) {
    guard.lock();
    try {
      for (String key : transaction.held) {
        Resource resource = resources.get(key);
        if (resource != null && resource.holders.remove(transaction) != null) {
          serve(key, resource);
        }
      }
      transaction.held.clear();
    } finally {
      guard.unlock();
    }
  }

  /// Whether another transaction has a lock of any of these tables.
  boolean isHeldByOthers(Transaction self, Collection<String> keys) {
    guard.lock();
    try {
      for (String key : keys) {
        Resource resource = resources.get(key);
        if (resource != null
            && resource.holders.keySet().stream().anyMatch(holder -> !holder.equals(self))) {
          return true;
        }
      }
      return false;
    } finally {
      guard.unlock();
    }
  }

  /// All of them, as they are now.
  public List<Lock> all() {
    guard.lock();
    try {
      List<Lock> all = new ArrayList<>();
      resources
          .values()
          .forEach(resource -> {
            resource.holders.forEach((holder, grant) ->
                all.add(
                    new Lock(
                        resource.name, grant.mode(), holder, grant.since(), grant.statement())));
            resource.waiters.forEach(waiter -> all.add(shown(waiter)));
          });
      return all;
    } finally {
      guard.unlock();
    }
  }
}
