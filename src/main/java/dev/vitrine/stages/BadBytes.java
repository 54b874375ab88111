package dev.vitrine.stages;

/// Bytes that are no UTF-8, in a text that [Utf8Reader] read.
final class BadBytes {

  private BadBytes() {}

  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBad(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBad(String text, int at) {
    char c = text.charAt(at);
    return c >= '\uDC80'
        && c <= '\uDCFF'
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /// Each of them as U+FFFD.
  static String replaced(String text) {
    StringBuilder replaced = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isBad(text, i)) {
        replaced.setCharAt(i, '\uFFFD');
      }
    }
    return replaced.toString();
  }

  /// Each of them as `0xA0`.
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (isBad(text, i)) {
        shown.append("0x%02X".formatted(text.charAt(i) & 0xff));
      } else {
        shown.append(text.charAt(i));
      }
    }
    return shown.toString();
  }
}
