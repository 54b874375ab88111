package dev.vitrine.dialect.scalar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The elements of Snowflake's date and time formats; all else in a format stands for itself.
enum TimeElement {
  TZH_COLON_TZM("TZH:TZM"),
  TZHTZM("TZHTZM"),
  YYYY("YYYY"),
  UUUU("UUUU"),
  MMMM("MMMM"),
  HH24("HH24"),
  HH12("HH12"),
  MON("MON"),
  H24("H24"),
  H12("H12"),
  TZH("TZH"),
  TZM("TZM"),
  YY("YY"),
  MM("MM"),
  MO("MO"),
  DD("DD"),
  DY("DY"),
  HH("HH"),
  MI("MI"),
  ME("ME"),
  SS("SS"),
  FF("FF"),
  AM("AM"),
  PM("PM"),
  Y("Y"),
  D("D"),
  H("H"),
  S("S"),
  P("P");

  private static final List<TimeElement> LONGEST_FIRST =
      Arrays.stream(values())
          .sorted(Comparator.comparingInt((TimeElement e) -> e.written.length()).reversed())
          .toList();

  private final String written;

  TimeElement(String written) {
    this.written = written;
  }

  /// The longest element of two letters or more that the format has at a place.
  static Optional<TimeElement> at(String format, int place) {
    return LONGEST_FIRST.stream()
        .filter(e -> e.length() > 1 && format.startsWith(e.written, place))
        .findFirst();
  }

  /// The element of one letter.
  static Optional<TimeElement> letter(char letter) {
    String upper = String.valueOf(letter).toUpperCase(Locale.ROOT);
    return LONGEST_FIRST.stream().filter(e -> e.written.equals(upper)).findFirst();
  }

  int length() {
    return written.length();
  }
}
