package dev.vitrine.dialect.translate.functions;

import dev.vitrine.kernel.EditDistance;
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
        .filter(name -> EditDistance.between(wrong, name) <= limit)
        .min(Comparator.comparingInt(name -> EditDistance.between(wrong, name)))
        .map(name -> ". Did you mean " + name + "?")
        .orElse("");
  }
}
