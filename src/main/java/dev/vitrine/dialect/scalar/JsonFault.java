package dev.vitrine.dialect.scalar;

/// What is wrong with a JSON text, and where, in Snowflake's words.
final class JsonFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  private JsonFault(String message) {
    super(message, null, false, false);
  }

  static JsonFault anywhere(String what) {
    return new JsonFault(what);
  }

  /// With the place of the character up to which the text was read, that one included.
  static JsonFault at(String text, int index, String what) {
    int line = 1;
    int column = 0;
    for (int i = 0; i <= index; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 0 : column + width(c);
    }
    return new JsonFault(what + (line > 1 ? ", line " + line : "") + ", pos " + column);
  }

  /// Positions count the bytes of UTF-8; a surrogate is one half of four.
  private static int width(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
