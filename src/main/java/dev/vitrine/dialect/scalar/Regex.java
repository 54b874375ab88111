package dev.vitrine.dialect.scalar;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Map;

/// A regular expression with its parameters, compiled. RE2J's time is linear in the text, whatever
/// the expression; Snowflake's dialect is RE2's with POSIX's groups and Perl's classes.
///
/// @param extract `e`: the result is a group
record Regex(Pattern pattern, boolean extract) {

  private static final Recent<Regex> RECENT = new Recent<>(Regex::compiled);
  private static final char SEPARATOR = '\0';

  /// RE2J's words for what RE2 calls otherwise.
  private static final Map<String, String> WORDS =
      Map.of(
          "missing closing ]", "missing ]",
          "missing closing )", "missing )",
          "missing argument to repetition operator", "no argument for repetition operator",
          "invalid repeat count", "invalid repetition size",
          "invalid nested repetition operator", "bad repetition operator",
          "trailing backslash at end of expression", "trailing \\");

  /// @param parameters of `c i m s e`; of `c` and `i` the last counts
  /// @throws SqlError where one of them is wrong
  static Regex of(String expression, String parameters) {
    return RECENT.of(parameters + SEPARATOR + expression);
  }

  private static Regex compiled(String text) {
    int end = text.indexOf(SEPARATOR);
    String parameters = text.substring(0, end);
    String expression = text.substring(end + 1);
    int flags = 0;
    for (int i = 0; i < parameters.length(); i++) {
      char parameter = parameters.charAt(i);
      flags =
          switch (parameter) {
            case 'c' -> flags & ~Pattern.CASE_INSENSITIVE;
            case 'i' -> flags | Pattern.CASE_INSENSITIVE;
            case 'm' -> flags | Pattern.MULTILINE;
            case 's', 'n' -> flags | Pattern.DOTALL;
            case 'e' -> flags;
            default -> throw unknown(parameter);
          };
    }
    return new Regex(pattern(expression, flags), parameters.indexOf('e') >= 0);
  }

  private static Pattern pattern(String expression, int flags) {
    if (RegexGroups.isPerls(expression)) {
      throw wrong(expression, "no argument for repetition operator: ?");
    }
    try {
      return Pattern.compile(expression, flags);
    } catch (PatternSyntaxException wrong) {
      String what = wrong.getDescription();
      String rest = wrong.getPattern() == null ? "" : ": " + wrong.getPattern();
      throw wrong(expression, WORDS.getOrDefault(what, what) + rest);
    }
  }

  private static SqlError wrong(String expression, String why) {
    return new SqlError(
        ErrorCode.INVALID_REGEX, "Invalid regular expression: '" + expression + "', " + why);
  }

  private static SqlError unknown(char parameter) {
    return new SqlError(
        ErrorCode.INVALID_REGEX,
        "Invalid regular expression parameter: '" + parameter + "'. Known are c, i, m, s and e.");
  }
}
