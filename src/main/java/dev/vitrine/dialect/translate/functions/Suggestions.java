package dev.vitrine.dialect.translate.functions;

import java.util.Collection;
import java.util.Comparator;

/// "Did you mean" beside an unknown name.
public final class Suggestions {

  private static final int MOST = 3;

  private Suggestions() {}

  /// A hint in words, or nothing where no name is near.
  public static String of(String wrong, Collection<String> names) {
    int limit = Math.min(MOST, Math.max(1, wrong.length() / 3));
    return names.stream()
        .filter(name -> distance(wrong, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .map(name -> ". Did you mean " + name + "?")
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
