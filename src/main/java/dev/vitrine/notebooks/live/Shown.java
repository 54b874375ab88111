package dev.vitrine.notebooks.live;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as Python writes them.
final class Shown {

  private static final int MOST = 50;
  private static final int LONGEST = 200;

  private Shown() {}

  static String list(List<@Nullable Object> values) {
    String more = values.size() > MOST ? ", … " + (values.size() - MOST) + " more" : "";
    return values.stream()
        .limit(MOST)
        .map(Shown::value)
        .collect(Collectors.joining(", ", "[", more + "]"));
  }

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean truth -> truth ? "True" : "False";
      case Number number -> number.toString();
      case byte[] bytes -> text(HexFormat.of().formatHex(bytes));
      default -> text(value.toString());
    };
  }

  private static String text(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return "'" + cut.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
