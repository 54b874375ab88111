package dev.vitrine.visualise.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word that a writer most likely meant.
public final class Nearest {

  private Nearest() {}

  /// The known word with the fewest edits from `found`, if they are few for its length.
  public static Optional<String> to(String found, Collection<String> known) {
    String wanted = found.toLowerCase(Locale.ROOT);
    int most = Math.max(1, Math.min(3, wanted.length() / 3));
    return known.stream()
        .filter(word -> Math.abs(word.length() - wanted.length()) <= most)
        .filter(word -> edits(wanted, word.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(word -> edits(wanted, word.toLowerCase(Locale.ROOT))));
  }

  /// `; did you mean 'x'?` or nothing.
  public static String hint(String found, Collection<String> known) {
    return to(found, known).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
