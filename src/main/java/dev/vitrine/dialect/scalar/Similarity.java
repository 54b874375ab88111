package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Locale;

/// How near two texts are.
final class Similarity {

  /// Steps for one pair: a million are well under a second for a vector of rows.
  private static final long MOST_STEPS = 1_000_000;

  private static final double BONUS_FROM = 0.7;

  private Similarity() {}

  /// Levenshtein's distance over characters; never more than `most`.
  static long distance(String a, String b, long most) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    requireSteps(left, right);
    int[] row = new int[right.length + 1];
    for (int j = 0; j <= right.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length; j++) {
        int above = row[j];
        int change = left[i - 1] == right[j - 1] ? 0 : 1;
        row[j] = Math.min(Math.min(above + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return Math.min(row[right.length], Math.max(0, most));
  }

  /// Jaro's similarity, from 0.7 on with Winkler's bonus for a common beginning (0.1 a character,
  /// four at most), without regard to case: 0 to 100.
  static long jaroWinkler(String a, String b) {
    int[] left = a.toLowerCase(Locale.ROOT).codePoints().toArray();
    int[] right = b.toLowerCase(Locale.ROOT).codePoints().toArray();
    requireSteps(left, right);
    double jaro = jaro(left, right);
    int prefix = jaro < BONUS_FROM ? 0 : prefix(left, right);
    return (long) Math.floor((jaro + prefix * 0.1 * (1 - jaro)) * 100 + 1e-9);
  }

  private static int prefix(int[] left, int[] right) {
    int prefix = 0;
    int longest = Math.min(4, Math.min(left.length, right.length));
    while (prefix < longest && left[prefix] == right[prefix]) {
      prefix++;
    }
    return prefix;
  }

  private static double jaro(int[] a, int[] b) {
    int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
    boolean[] used = new boolean[b.length];
    int[] matched = new int[a.length];
    int matches = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1); j++) {
        if (!used[j] && a[i] == b[j]) {
          used[j] = true;
          matched[matches++] = a[i];
          break;
        }
      }
    }
    if (matches == 0) {
      return 0;
    }
    double m = matches;
    return (m / a.length + m / b.length + (m - transpositions(matched, b, used)) / m) / 3;
  }

  private static int transpositions(int[] matched, int[] b, boolean[] used) {
    int differing = 0;
    int next = 0;
    for (int j = 0; j < b.length; j++) {
      if (used[j] && matched[next++] != b[j]) {
        differing++;
      }
    }
    return differing / 2;
  }

  private static void requireSteps(int[] a, int[] b) {
    if ((long) a.length * b.length > MOST_STEPS) {
      throw new SqlError(
          ErrorCode.ARGUMENT_LIMIT,
          "argument limit exceeded: texts of "
              + a.length
              + " and "
              + b.length
              + " characters are too long to be compared");
    }
  }
}
