package dev.vitrine.agent;

import java.util.regex.Pattern;

/// Whether a question asks for a chart.
final class ChartWish {

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(chart|charts|plot|plots|graph|graphs|draw|diagram|histogram|scatter ?plot|heat ?map"
              + "|visuali[sz]e|visuali[sz]ation)\\b",
          Pattern.CASE_INSENSITIVE);

  private ChartWish() {}

  static boolean in(String question) {
    return WORDS.matcher(question).find();
  }
}
