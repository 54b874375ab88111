package dev.vitrine.statements;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The statements that wait for one warehouse: the highest priority first, inside a priority one of
/// each caller in turn, a caller's own in the order in which they came. Thread-safe; its bound is
/// kept by [WarehousePool], which hands out the places.
final class WarehouseQueue<T> {

  static final int PRIORITIES = 10;

  private record Waiting<T>(String caller, T item) {}

  /// One priority's callers, the next to be served first.
  private final List<SequencedMap<String, Deque<T>>> levels = new ArrayList<>();

  private final Map<T, Place> places = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private boolean closed;

  private record Place(int priority, String caller) {}

  WarehouseQueue() {
    for (int i = 0; i < PRIORITIES; i++) {
      levels.add(new LinkedHashMap<>());
    }
  }

  void add(T item, int priority, String caller) {
    lock.lock();
    try {
      places.put(item, new Place(priority, caller));
      levels.get(priority).computeIfAbsent(caller, _ -> new ArrayDeque<>()).addLast(item);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the next; empty once the queue is closed, whatever still lies in it, and when none
  /// came for so long.
  Optional<T> take(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (places.isEmpty() && !closed && left > 0) {
        left = notEmpty.awaitNanos(left);
      }
      return closed || places.isEmpty() ? Optional.empty() : Optional.of(next());
    } finally {
      lock.unlock();
    }
  }

  /// As [#take(Duration)], for ever; empty also when who waits is not wanted any more, which it
  /// sees on [#wake].
  Optional<T> take(BooleanSupplier unwanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (places.isEmpty() && !closed && !unwanted.getAsBoolean()) {
        notEmpty.await();
      }
      return closed || places.isEmpty() ? Optional.empty() : Optional.of(next());
    } finally {
      lock.unlock();
    }
  }

  /// Lets all who wait look again whether they are wanted.
  void wake() {
    lock.lock();
    try {
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is taken from it any more.
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private T next() {
    for (int priority = PRIORITIES - 1; priority >= 0; priority--) {
      Waiting<T> waiting = rotate(levels.get(priority));
      if (waiting != null) {
        places.remove(waiting.item());
        return waiting.item();
      }
    }
    throw new IllegalStateException("places and levels disagree");
  }

  /// Serves the first caller and sends it to the end of the line.
  private @Nullable Waiting<T> rotate(SequencedMap<String, Deque<T>> level) {
    var first = level.pollFirstEntry();
    if (first == null) {
      return null;
    }
    T item = first.getValue().removeFirst();
    if (!first.getValue().isEmpty()) {
      level.putLast(first.getKey(), first.getValue());
    }
    return new Waiting<>(first.getKey(), item);
  }

  /// False when it does not wait here (any more).
  boolean remove(T item) {
    lock.lock();
    try {
      Place place = places.remove(item);
      if (place == null) {
        return false;
      }
      var level = levels.get(place.priority());
      Deque<T> own = level.get(place.caller());
      if (own != null && own.remove(item) && own.isEmpty()) {
        level.remove(place.caller());
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// How many are served before it, as things stand; empty when it does not wait here.
  OptionalInt position(T item) {
    lock.lock();
    try {
      Place place = places.get(item);
      return place == null ? OptionalInt.empty() : OptionalInt.of(ahead(item, place));
    } finally {
      lock.unlock();
    }
  }

  private int ahead(T item, Place place) {
    int ahead = 0;
    for (int higher = place.priority() + 1; higher < PRIORITIES; higher++) {
      ahead += levels.get(higher).values().stream().mapToInt(Deque::size).sum();
    }
    int ownTurn = 0;
    for (T earlier :
        levels.get(place.priority()).getOrDefault(place.caller(), new ArrayDeque<>())) {
      if (earlier.equals(item)) {
        break;
      }
      ownTurn++;
    }
    boolean beforeOwn = true;
    for (var other : levels.get(place.priority()).entrySet()) {
      if (other.getKey().equals(place.caller())) {
        ahead += ownTurn;
        beforeOwn = false;
      } else {
        ahead += Math.min(other.getValue().size(), beforeOwn ? ownTurn + 1 : ownTurn);
      }
    }
    return ahead;
  }

  int size() {
    lock.lock();
    try {
      return places.size();
    } finally {
      lock.unlock();
    }
  }
}
