package dev.vitrine.security;

/// Where the value of a secret's name lies in a text; empty (`start` = `end`) when none follows.
record SecretValue(int start, int end) {

  private static final int LONGEST_COMMENT = 4096;

  /// Finds it behind a name: past blanks, comments, a closing quote of the name, and `=`, `=>` or
  /// `:`. Without one of these only a quoted text counts as a value.
  static SecretValue after(String text, int nameEnd) {
    int at = nameEnd;
    if (at < text.length() && isQuote(text.charAt(at))) {
      at++;
    }
    at = gap(text, at);
    int operator = operator(text, at);
    boolean assigned = operator > at;
    at = gap(text, operator);
    if (at >= text.length()) {
      return new SecretValue(nameEnd, nameEnd);
    }
    int end = valueEnd(text, at, assigned);
    return end > at ? new SecretValue(at, end) : new SecretValue(nameEnd, nameEnd);
  }

  /// The mask in the value's own quotes.
  String masked(String text) {
    char first = text.charAt(start);
    return isQuote(first) ? first + SecretMask.MASK + first : SecretMask.MASK;
  }

  private static int valueEnd(String text, int at, boolean assigned) {
    char first = text.charAt(at);
    if (isQuote(first)) {
      return quoteEnd(text, at, first);
    }
    if (text.startsWith("$$", at)) {
      int end = text.indexOf("$$", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return assigned && isBare(first) && first != '?' && first != '$' ? bareEnd(text, at) : at;
  }

  /// Doubled quotes and backslashes do not end it: in a dialect where they would, too much is
  /// masked, never too little.
  private static int quoteEnd(String text, int open, char quote) {
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return text.length();
  }

  private static int bareEnd(String text, int start) {
    int at = start;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBare(char c) {
    return !Character.isWhitespace(c)
        && !isQuote(c)
        && c != ','
        && c != ';'
        && c != ')'
        && c != '(';
  }

  private static int operator(String text, int at) {
    if (text.startsWith("=>", at) || text.startsWith(":=", at)) {
      return at + 2;
    }
    return text.startsWith("=", at) || text.startsWith(":", at) ? at + 1 : at;
  }

  private static int gap(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int next = Character.isWhitespace(text.charAt(at)) ? at + 1 : pastComment(text, at);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /// Comments are looked through for so long only, or many that never end would take quadratic
  /// time.
  private static int pastComment(String text, int at) {
    if (text.startsWith("/*", at)) {
      return past(text, "*/", at);
    }
    return text.startsWith("--", at) ? past(text, "\n", at) : at;
  }

  private static int past(String text, String mark, int from) {
    int found =
        text.indexOf(
            mark, from + 2, Math.clamp((long) from + LONGEST_COMMENT, from + 2, text.length()));
    return found < 0 ? from : found + mark.length();
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"' || c == '`';
  }
}
