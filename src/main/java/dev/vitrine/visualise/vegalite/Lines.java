package dev.vitrine.visualise.vegalite;

import java.util.List;

/// Text of several lines is an array to Vega-Lite.
final class Lines {

  private Lines() {}

  static Object of(String text) {
    String[] lines = text.split("\\\\n|\n", -1);
    return lines.length == 1 ? text : List.of(lines);
  }
}
