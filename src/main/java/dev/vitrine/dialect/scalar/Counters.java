package dev.vitrine.dialect.scalar;

import java.util.LinkedHashMap;
import java.util.Map;

/// Numbers from 1 for each place in a statement; those of statements long past are forgotten.
final class Counters {

  private static final int LIMIT = 4096;

  private final Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true);

  synchronized long next(String place) {
    long number = last.merge(place, 1L, Long::sum);
    if (last.size() > LIMIT) {
      last.remove(last.keySet().iterator().next());
    }
    return number;
  }
}
