package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// strftime for dates, timestamps (in UTC) and times. A directive that is unknown stays as it is.
public final class TimeFormat {

  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('y', "uu"),
          Map.entry('m', "MM"),
          Map.entry('b', "MMM"),
          Map.entry('h', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('d', "dd"),
          Map.entry('e', "ppd"),
          Map.entry('j', "DDD"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('u', "e"),
          Map.entry('H', "HH"),
          Map.entry('k', "ppH"),
          Map.entry('I', "hh"),
          Map.entry('l', "pph"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('p', "a"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('R', "HH:mm"),
          Map.entry('D', "MM/dd/uu"),
          Map.entry('f', "nnnnnnnnn"));

  private TimeFormat() {}

  static Optional<String> of(String format, Value value) {
    return moment(value).map(moment -> written(format, moment));
  }

  private static Optional<LocalDateTime> moment(Value value) {
    return switch (value) {
      case Value.Day day -> Optional.of(LocalDate.ofEpochDay(day.days()).atStartOfDay());
      case Value.Moment moment ->
          Optional.of(LocalDateTime.ofInstant(Value.instant(moment.micros()), ZoneOffset.UTC));
      case Value.Clock clock ->
          Optional.of(LocalTime.ofNanoOfDay(clock.nanos()).atDate(LocalDate.EPOCH));
      case Value.Numeric _, Value.Text _, Value.Flag _, Value.Missing _ -> Optional.empty();
    };
  }

  private static String written(String format, LocalDateTime moment) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      boolean directive = c == '%' && i + 1 < format.length();
      if (!directive) {
        text.append(c);
        continue;
      }
      boolean bare = format.charAt(i + 1) == '-' && i + 2 < format.length();
      i += bare ? 2 : 1;
      String part = directive(format.charAt(i), moment);
      text.append(bare ? part.replaceFirst("^[0 ]+(?=.)", "") : part);
    }
    return text.toString();
  }

  private static String directive(char letter, LocalDateTime moment) {
    if (letter == '%') {
      return "%";
    }
    if (letter == 'P') {
      return directive('p', moment).toLowerCase(Locale.ROOT);
    }
    String pattern = PATTERNS.get(letter);
    return pattern == null
        ? "%" + letter
        : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment);
  }
}
