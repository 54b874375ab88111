package dev.vitrine.snowflake.transactions;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// When tables were last changed, counted in commits. What is not known any more counts as changed.
final class Versions {

  private static final int MOST = 10_000;

  private final Map<String, Long> changed = new LinkedHashMap<>(16, 0.75f, true);
  private long clock;
  private long everything;

  synchronized long now() {
    return clock;
  }

  synchronized void changed(Collection<String> tables) {
    if (tables.isEmpty()) {
      return;
    }
    clock++;
    for (String table : tables) {
      changed.put(table, clock);
    }
    while (changed.size() > MOST) {
      var eldest = changed.entrySet().iterator();
      everything = Math.max(everything, eldest.next().getValue());
      eldest.remove();
    }
  }

  synchronized void everythingChanged() {
    clock++;
    everything = clock;
    changed.clear();
  }

  /// Whether none of the tables was changed after that moment.
  synchronized boolean unchanged(long since, Collection<String> tables) {
    return everything <= since
        && tables.stream().noneMatch(table -> changed.getOrDefault(table, 0L) > since);
  }
}
