package dev.vitrine.dialect.scalar;

/// A text in quotes, single or double, in a JSON text. Unknown escapes stand for their character, a
/// backslash before a line feed continues the text on the next line; a bare line break ends it.
final class JsonQuoted {

  private final String text;
  private final char quote;
  private int at;

  JsonQuoted(String text, int from) {
    this.text = text;
    this.quote = text.charAt(from);
    this.at = from + 1;
  }

  String read() {
    int from = at;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == quote) {
      return text.substring(from, at++);
    }
    return unescape(new StringBuilder().append(text, from, at));
  }

  /// The index behind the closing quote.
  int end() {
    return at;
  }

  private boolean isPlain(char c) {
    return c != quote && c != '\\' && c != '\n' && c != '\r' && !Character.isSurrogate(c);
  }

  private String unescape(StringBuilder out) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return whole(out);
      }
      if (c == '\n' || c == '\r') {
        throw fault("unterminated string");
      }
      at++;
      if (c == '\\') {
        escape(out);
      } else {
        out.append(c);
      }
    }
    throw fault("unfinished string");
  }

  private void escape(StringBuilder out) {
    if (at >= text.length()) {
      throw fault("unfinished string");
    }
    char c = text.charAt(at++);
    if (c == '\r') {
      throw fault("bad escape sequence in the string");
    }
    if (c == 'u') {
      out.append(hexadecimal());
    } else if (c != '\n') {
      out.append(JsonStrings.unescaped(c));
    }
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw fault("bad escape sequence in the string");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  /// Halves of characters cannot be stored as UTF-8; they become the replacement character.
  private static String whole(StringBuilder out) {
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < out.length()
          && Character.isLowSurrogate(out.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out.toString();
  }

  private JsonFault fault(String what) {
    return JsonFault.at(text, at, what);
  }
}
