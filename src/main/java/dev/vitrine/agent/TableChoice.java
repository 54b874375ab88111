package dev.vitrine.agent;

import dev.vitrine.agent.schema.KnownSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The tables that a model names in its answer, in whatever form it gives them.
final class TableChoice {

  private TableChoice() {}

  /// Names of known tables that stand in the text as words of their own.
  static List<String> in(String answer, KnownSchema schema) {
    List<String> chosen = new ArrayList<>();
    for (String name : schema.names()) {
      Pattern word =
          Pattern.compile(
              "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])",
              Pattern.CASE_INSENSITIVE);
      if (word.matcher(answer).find()) {
        chosen.add(name);
      }
    }
    return chosen;
  }
}
