package dev.vitrine.dialect;

/// String literals: what Snowflake's stand for, and how DuckDB writes them.
public final class StringLiterals {

  private StringLiterals() {}

  /// As DuckDB writes it. Its parser stops at a NUL character, so that one is written as `chr(0)`.
  public static String quoted(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
  }

  /// What a literal in single quotes stands for (Snowflake, "Escape sequences in single-quoted
  /// string constants"): a backslash before any other character is dropped.
  public static String snowflake(String literal) {
    StringBuilder value = new StringBuilder(literal.length());
    int end = literal.length() - 1;
    int at = 1;
    while (at < end) {
      char c = literal.charAt(at);
      if (c == '\'') {
        value.append('\'');
        at += 2;
      } else if (c == '\\' && at + 1 < end) {
        at = escape(literal, at + 1, end, value);
      } else {
        value.append(c);
        at++;
      }
    }
    return value.toString();
  }

  private static int escape(String literal, int at, int end, StringBuilder value) {
    char c = literal.charAt(at);
    return switch (c) {
      case 'x' -> number(literal, at, Math.min(at + 3, end), 16, value);
      case 'u' -> number(literal, at, Math.min(at + 5, end), 16, value);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(literal, at, end, value);
      default -> {
        value.append(named(c));
        yield at + 1;
      }
    };
  }

  private static char named(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }

  /// `x` and two, or `u` and four hexadecimal digits; with too few digits the letter stands for
  /// itself.
  private static int number(String literal, int at, int end, int radix, StringBuilder value) {
    int width = literal.charAt(at) == 'x' ? 2 : 4;
    String digits = literal.substring(at + 1, Math.max(at + 1, end));
    if (digits.length() == width && digits.chars().allMatch(d -> Character.digit(d, radix) >= 0)) {
      value.append((char) Integer.parseInt(digits, radix));
      return end;
    }
    value.append(literal.charAt(at));
    return at + 1;
  }

  /// `\0`, or three octal digits.
  private static int octal(String literal, int at, int end, StringBuilder value) {
    String three = literal.substring(at, Math.min(at + 3, end));
    if (three.matches("[0-3][0-7]{2}")) {
      value.append((char) Integer.parseInt(three, 8));
      return at + 3;
    }
    value.append(literal.charAt(at) == '0' ? '\0' : literal.charAt(at));
    return at + 1;
  }
}
