package dev.vitrine.dialect.catalog;

/// Escapes in the text of a delimiter that the SQL string has not decoded: `\\t` as two characters,
/// octal `\\174`, hexadecimal `0x7c` and `\\x7c`.
final class Delimiters {

  private Delimiters() {}

  static String decode(String text) {
    if (text.matches("(0[xX][0-9a-fA-F]{2})+")) {
      return hexadecimal(text.replaceAll("0[xX]", ""));
    }
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        decoded.append(c);
        at++;
      } else {
        at = escape(text, at + 1, decoded);
      }
    }
    return decoded.toString();
  }

  private static String hexadecimal(String digits) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      decoded.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
    }
    return decoded.toString();
  }

  /// @param at behind the backslash
  /// @return where the text goes on
  private static int escape(String text, int at, StringBuilder decoded) {
    char c = text.charAt(at);
    if ((c == 'x' || c == 'X') && isRun(text, at + 1, 2, 16)) {
      decoded.append((char) Integer.parseInt(text.substring(at + 1, at + 3), 16));
      return at + 3;
    }
    if (isRun(text, at, 3, 8)) {
      decoded.append((char) Integer.parseInt(text.substring(at, at + 3), 8));
      return at + 3;
    }
    decoded.append(
        switch (c) {
          case 't' -> '\t';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 'b' -> '\b';
          case 'f' -> '\f';
          case '0' -> '\0';
          default -> c;
        });
    return at + 1;
  }

  private static boolean isRun(String text, int from, int length, int radix) {
    if (from + length > text.length()) {
      return false;
    }
    for (int i = from; i < from + length; i++) {
      if (Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return true;
  }
}
