package dev.vitrine.results.encode;

/// Checks UTF-8 (RFC 3629).
final class Utf8 {

  /// U+FFFD.
  static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private Utf8() {}

  /// Replaces what is no UTF-8 in what was written from `start` on.
  static void repair(int start, Output out) {
    if (isValid(out.array(), start, out.size())) {
      return;
    }
    byte[] raw = out.cut(start);
    for (int at = 0; at < raw.length; ) {
      int length = length(raw, at, raw.length);
      if (length == 0) {
        out.write(REPLACEMENT);
      } else {
        out.write(raw, at, length);
      }
      at += Math.max(length, 1);
    }
  }

  private static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int length = bytes[at] >= 0 ? 1 : length(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /// Bytes of the character at `at`, which ends before `end`; 0 when there is none: a stray or
  /// missing continuation, an overlong form, a surrogate or a value past U+10FFFF.
  static int length(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > end || !isSecond(lead, bytes[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static boolean isSecond(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> second >= 0x80 && second <= 0xBF;
    };
  }
}
