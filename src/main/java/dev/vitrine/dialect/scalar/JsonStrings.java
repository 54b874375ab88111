package dev.vitrine.dialect.scalar;

/// Texts as JSON writes them.
public final class JsonStrings {

  private static final String HEX = "0123456789abcdef";

  private JsonStrings() {}

  /// In normal form: only quotes, backslashes and control characters are escaped.
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        control(c, out);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static void control(char c, StringBuilder out) {
    int known = "\b\f\n\r\t".indexOf(c);
    if (known >= 0) {
      out.append('\\').append("bfnrt".charAt(known));
    } else {
      escape(c, out);
    }
  }

  /// Any character as four hexadecimal digits.
  static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 15));
    }
  }

  /// What a quoted text says.
  ///
  /// @param quoted valid JSON, with its quotes
  static String decode(String quoted) {
    int from = quoted.indexOf('\\');
    int end = quoted.length() - 1;
    if (from < 0) {
      return quoted.substring(1, end);
    }
    StringBuilder out = new StringBuilder(quoted.length()).append(quoted, 1, from);
    for (int i = from; i < end; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (quoted.charAt(++i) == 'u') {
        out.append((char) Integer.parseInt(quoted, i + 1, i + 5, 16));
        i += 4;
      } else {
        out.append(unescaped(quoted.charAt(i)));
      }
    }
    return out.toString();
  }

  /// The character that one after a backslash stands for; itself when it has no meaning.
  static char unescaped(char c) {
    int known = "bfnrt".indexOf(c);
    return known < 0 ? c : "\b\f\n\r\t".charAt(known);
  }
}
