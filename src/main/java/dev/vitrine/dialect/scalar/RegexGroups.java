package dev.vitrine.dialect.scalar;

/// The groups of a regular expression.
final class RegexGroups {

  private RegexGroups() {}

  /// Whether one begins with Perl's `(?`, of which POSIX knows nothing: to it that is a `?` with
  /// nothing to repeat.
  static boolean isPerls(String expression) {
    int at = 0;
    while (at < expression.length()) {
      switch (expression.charAt(at)) {
        case '\\' -> at += 2;
        case '[' -> at = behindSet(expression, at);
        case '(' -> {
          if (expression.startsWith("?", at + 1)) {
            return true;
          }
          at++;
        }
        default -> at++;
      }
    }
    return false;
  }

  /// What comes behind `[…]`, whose first character may be a `]` and which may hold `[:alpha:]`.
  private static int behindSet(String expression, int start) {
    int at = start + (expression.startsWith("^", start + 1) ? 2 : 1);
    at += expression.startsWith("]", at) ? 1 : 0;
    while (at < expression.length() && expression.charAt(at) != ']') {
      int named = expression.startsWith("[:", at) ? expression.indexOf(":]", at) : -1;
      at = named >= 0 ? named + 2 : at + (expression.charAt(at) == '\\' ? 2 : 1);
    }
    return at + 1;
  }
}
