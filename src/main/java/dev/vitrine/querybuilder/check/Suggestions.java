package dev.vitrine.querybuilder.check;

import dev.vitrine.kernel.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names that someone may have meant.
final class Suggestions {

  private static final int MOST = 3;

  private Suggestions() {}

  /// `Did you mean 'email'?`; empty when nothing is near.
  static Optional<String> near(String word, List<String> names) {
    List<String> found =
        names.stream()
            .filter(name -> likeness(word, name) >= 0.5)
            .sorted(Comparator.comparingDouble(name -> -likeness(word, name)))
            .limit(MOST)
            .toList();
    return switch (found.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("Did you mean '" + found.getFirst() + "'?");
      default ->
          Optional.of(
              found.stream()
                  .map(name -> "'" + name + "'")
                  .collect(Collectors.joining(", ", "Did you mean one of: ", "?")));
    };
  }

  /// 1 for the same word in any case, 0 for nothing in common.
  private static double likeness(String one, String other) {
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    int longest = Math.max(1, Math.max(left.length(), right.length()));
    return 1 - EditDistance.between(left, right) / (double) longest;
  }
}
