package dev.vitrine.stages;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/// UTF-8 as characters, in which a byte that is no UTF-8 becomes a lone low surrogate, U+DC00 and
/// the byte: nothing else is read as one, so that the bad bytes can still be named, or replaced,
/// where they matter.
final class Utf8Reader extends Reader {

  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final byte[] bytes = new byte[BLOCK];
  private int at;
  private int end;
  private char pending;

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int to = offset;
    int last = offset + length;
    while (to < last) {
      if (pending != 0) {
        target[to++] = pending;
        pending = 0;
        continue;
      }
      if (at == end && ((to > offset && in.available() == 0) || !fill())) {
        break;
      }
      int b = bytes[at];
      if (b >= 0) {
        target[to++] = (char) b;
        at++;
      } else {
        target[to++] = decode();
      }
    }
    return to == offset && length > 0 ? -1 : to - offset;
  }

  private boolean fill() throws IOException {
    int rest = end - at;
    System.arraycopy(bytes, at, bytes, 0, rest);
    at = 0;
    end = rest;
    int n = in.read(bytes, end, bytes.length - end);
    if (n <= 0) {
      return end > at;
    }
    end += n;
    return true;
  }

  private char decode() throws IOException {
    int lead = bytes[at] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    while (end - at < length) {
      int before = end - at;
      fill();
      if (end - at == before) {
        break;
      }
    }
    int point = lead < 0xc2 || lead > 0xf4 ? -1 : point(lead, length);
    if (point < 0) {
      at++;
      return (char) (0xdc00 + lead);
    }
    at += length;
    if (point > 0xffff) {
      pending = Character.lowSurrogate(point);
      return Character.highSurrogate(point);
    }
    return (char) point;
  }

  /// -1 where the bytes are none.
  private int point(int lead, int length) {
    if (end - at < length) {
      return -1;
    }
    int point = lead & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i];
      if ((next & 0xc0) != 0x80) {
        return -1;
      }
      point = (point << 6) | (next & 0x3f);
    }
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = point >= 0xd800 && point <= 0xdfff;
    return point < least || point > 0x10ffff || surrogate ? -1 : point;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
