package dev.vitrine.security;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A bounded map whose entries end: the least recently used goes first. Safe for use by several
/// threads; nothing slow happens under its lock.
public final class ExpiringMap<K, V> {

  private record Kept<V>(V value, Instant until) {}

  private final Clock clock;
  private final Map<K, Kept<V>> entries;

  public ExpiringMap(Clock clock, int capacity) {
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > capacity;
          }
        };
  }

  public synchronized Optional<V> get(K key) {
    Kept<V> entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(entry.until())) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  public synchronized void put(K key, V value, Instant until) {
    entries.put(key, new Kept<>(value, until));
  }

  public synchronized void remove(K key) {
    entries.remove(key);
  }

  public synchronized void clear() {
    entries.clear();
  }
}
