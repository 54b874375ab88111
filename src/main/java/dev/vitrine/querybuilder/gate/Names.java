package dev.vitrine.querybuilder.gate;

/// Names as they stand in SQL.
final class Names {

  private Names() {}

  static boolean isQuoted(String written) {
    char first = written.charAt(0);
    return first == '"' || first == '`' || first == '[';
  }

  /// Without its quotes.
  static String bare(String written) {
    if (!isQuoted(written)) {
      return written;
    }
    String inner = written.substring(1, written.length() - 1);
    return switch (written.charAt(0)) {
      case '"' -> inner.replace("\"\"", "\"");
      case '`' -> inner.replace("``", "`");
      default -> inner;
    };
  }
}
