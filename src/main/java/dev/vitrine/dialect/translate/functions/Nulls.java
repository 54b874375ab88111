package dev.vitrine.dialect.translate.functions;

import java.util.List;
import java.util.stream.Collectors;

/// NULL in, NULL out, around functions of the engine that leave NULLs out.
final class Nulls {

  private Nulls() {}

  /// `greatest` or `least` of two, where the second is no NULL.
  static String strict(String function, String value, String constant) {
    return "(" + value + " + " + function + "(0, " + constant + " - " + value + "))";
  }

  /// `list_max` or `list_min` over values of one type, NULL where one is. Each stands once, so that
  /// calls in calls do not double.
  static String extreme(String function, List<String> values) {
    return values.stream()
        .collect(
            Collectors.joining(
                ", ",
                "list_transform([[",
                "]], lambda l: CASE WHEN list_count(l) = len(l) THEN " + function + "(l) END)[1]"));
  }
}
