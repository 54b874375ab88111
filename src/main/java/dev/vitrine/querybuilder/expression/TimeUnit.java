package dev.vitrine.querybuilder.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `datediff` counts.
public enum TimeUnit {
  SECOND("s"),
  MINUTE("mi"),
  HOUR("h"),
  DAY("d"),
  MONTH("m"),
  YEAR("y");

  /// Made by `List.of`.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> words;

  TimeUnit(String brief) {
    String full = name().toLowerCase(Locale.ROOT);
    this.words = List.of(brief, full, full + "s");
  }

  public static Optional<TimeUnit> of(String word) {
    return Arrays.stream(values())
        .filter(unit -> unit.words.contains(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
