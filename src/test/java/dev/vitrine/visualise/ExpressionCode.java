package dev.vitrine.visualise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tokens of an expression of Vega's, with its strings taken out. Strict: what is no token of
/// the few that a chart needs is refused.
final class ExpressionCode {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>\"(?:[^\"\\\\\\x00-\\x1f\\u2028\\u2029]|\\\\[\"\\\\nrt]|\\\\u[0-9a-f]{4})*\""
              + "|'(?:__aes_\\w+|x|y|child_x|child_y|fill)')"
              + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
              + "|(?<name>[A-Za-z_]\\w*)"
              + "|(?<sign>==|!=|>=|<=|\\|\\||&&|[-+*/?:()\\[\\].,<>!]))");

  /// What an expression may name, besides members of a row that are ours.
  private static final Set<String> NAMES =
      Set.of(
          "datum",
          "label",
          "value",
          "toNumber",
          "null",
          "bandwidth",
          "scale",
          "width",
          "height",
          "min",
          "max",
          "isValid",
          "cos",
          "sin",
          "PI",
          "child_width",
          "child_height");

  private ExpressionCode() {}

  /// @throws IllegalArgumentException at what is no token, or a name that no expression needs
  static List<String> tokens(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression.strip());
    int at = 0;
    while (at < expression.strip().length()) {
      matcher.region(at, expression.strip().length());
      if (!matcher.lookingAt()) {
        throw new IllegalArgumentException("at " + at + " of " + expression);
      }
      String name = matcher.group("name");
      if (name != null && !NAMES.contains(name) && !name.startsWith("__")) {
        throw new IllegalArgumentException(name + " in " + expression);
      }
      tokens.add(matcher.group("text") != null ? "\"\"" : matcher.group().strip());
      at = matcher.end();
    }
    return tokens;
  }
}
