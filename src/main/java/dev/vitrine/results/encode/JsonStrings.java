package dev.vitrine.results.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// JSON strings. Text that is not UTF-8 (lone surrogates among it) becomes U+FFFD, U+2028 and
/// U+2029 are escaped so that the document is also a JavaScript expression.
final class JsonStrings {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonStrings() {}

  /// Writes a cell's text between quotes.
  static void write(Cell cell, int row, Output out) {
    out.write('"');
    int start = out.size();
    cell.write(row, out);
    if (needsWork(out.array(), start, out.size())) {
      escape(out.cut(start), out);
    }
    out.write('"');
  }

  static void write(String text, Output out) {
    write(text.getBytes(StandardCharsets.UTF_8), out);
  }

  static void write(byte[] text, Output out) {
    out.write('"');
    escape(text, out);
    out.write('"');
  }

  private static boolean needsWork(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      // A high bit tells of a byte that is a quote, a backslash, below 0x20 or beyond ASCII.
      long quote = zeroes(eight ^ (ONES * '"'));
      long backslash = zeroes(eight ^ (ONES * '\\'));
      long control = (eight - ONES * 0x20) & ~eight;
      if (((quote | backslash | control | eight) & HIGHS) != 0) {
        return true;
      }
    }
    for (; at < to; at++) {
      if (isSpecial(bytes[at])) {
        return true;
      }
    }
    return false;
  }

  private static long zeroes(long eight) {
    return (eight - ONES) & ~eight;
  }

  private static boolean isSpecial(byte b) {
    return b < 0x20 || b == '"' || b == '\\';
  }

  private static void escape(byte[] raw, Output out) {
    int copied = 0;
    int at = 0;
    while (at < raw.length) {
      int length = Utf8.length(raw, at, raw.length);
      boolean plain = length > 1 ? !isLineSeparator(raw, at) : length == 1 && !isSpecial(raw[at]);
      if (!plain) {
        out.write(raw, copied, at - copied);
        special(raw, at, length, out);
        copied = at + Math.max(length, 1);
      }
      at += Math.max(length, 1);
    }
    out.write(raw, copied, raw.length - copied);
  }

  private static boolean isLineSeparator(byte[] raw, int at) {
    return raw[at] == (byte) 0xE2
        && raw[at + 1] == (byte) 0x80
        && (raw[at + 2] == (byte) 0xA8 || raw[at + 2] == (byte) 0xA9);
  }

  private static void special(byte[] raw, int at, int length, Output out) {
    if (length == 0) {
      out.write(Utf8.REPLACEMENT);
    } else if (length == 3) {
      out.ascii(raw[at + 2] == (byte) 0xA8 ? "\\u2028" : "\\u2029");
    } else {
      ascii(raw[at], out);
    }
  }

  private static void ascii(byte b, Output out) {
    out.write('\\');
    switch (b) {
      case '"', '\\' -> out.write(b);
      case '\n' -> out.write('n');
      case '\r' -> out.write('r');
      case '\t' -> out.write('t');
      case '\b' -> out.write('b');
      case '\f' -> out.write('f');
      default -> {
        out.ascii("u00");
        out.write(HEX[b >> 4]);
        out.write(HEX[b & 15]);
      }
    }
  }
}
