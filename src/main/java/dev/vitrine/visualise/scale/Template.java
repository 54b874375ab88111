package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A label with placeholders: `{}`, `{:UPPER}`, `{:lower}`, `{:Title}`, `{:num %.2f}`, `{:time
/// %b}`.
///
/// A placeholder that does not fit its value, or is unknown, shows the value itself.
public record Template(String text) {

  public static final Template PLAIN = new Template("{}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /// @param shown how the value itself is written
  public String fill(Value value, String shown) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(filled(match.group(1), value, shown)));
  }

  private static String filled(String format, Value value, String shown) {
    if (format.equals(":UPPER")) {
      return shown.toUpperCase(Locale.ROOT);
    }
    if (format.equals(":lower")) {
      return shown.toLowerCase(Locale.ROOT);
    }
    if (format.equals(":Title")) {
      return title(shown);
    }
    if (format.startsWith(":num ")) {
      return Printf.of(format.substring(5).trim(), value).orElse(value.key());
    }
    if (format.startsWith(":time ")) {
      return TimeFormat.of(format.substring(6), value).orElse(value.key());
    }
    return shown;
  }

  private static String title(String text) {
    return Pattern.compile("\\s+")
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .map(Template::capitalised)
        .collect(Collectors.joining(" "));
  }

  private static String capitalised(String word) {
    int first = word.offsetByCodePoints(0, 1);
    return word.substring(0, first).toUpperCase(Locale.ROOT)
        + word.substring(first).toLowerCase(Locale.ROOT);
  }
}
