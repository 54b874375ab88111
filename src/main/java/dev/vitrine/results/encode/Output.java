package dev.vitrine.results.encode;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/// A growing array of bytes to which encoders write. Not safe for several threads.
public final class Output {

  private static final byte[] PAIRS = pairs();

  private byte[] bytes;
  private int size;

  public Output() {
    this(8 << 10);
  }

  public Output(int capacity) {
    bytes = new byte[capacity];
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /// Copies out and forgets everything.
  public byte[] drain() {
    byte[] all = toByteArray();
    size = 0;
    return all;
  }

  void clear() {
    size = 0;
  }

  /// Forgets what was written from `start` on.
  void back(int start) {
    size = start;
  }

  /// Takes back what was written from `start` on.
  byte[] cut(int start) {
    byte[] taken = Arrays.copyOfRange(bytes, start, size);
    size = start;
    return taken;
  }

  byte[] array() {
    return bytes;
  }

  byte at(int index) {
    return bytes[index];
  }

  void reserve(int more) {
    if (bytes.length - size < more) {
      long wanted = Math.max((long) size + more, Math.min(bytes.length * 2L, MAX_ARRAY));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(wanted, size + (long) more)));
    }
  }

  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8L;

  void write(int character) {
    reserve(1);
    bytes[size++] = (byte) character;
  }

  void blanks(int count) {
    reserve(count);
    Arrays.fill(bytes, size, size + count, (byte) ' ');
    size += count;
  }

  void write(byte[] source) {
    write(source, 0, source.length);
  }

  void write(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void write(ArrowBuf source, long from, int length) {
    reserve(length);
    source.getBytes(from, bytes, size, length);
    size += length;
  }

  @SuppressWarnings("deprecation") // the quick way for text that is known to be ASCII
  void ascii(String text) {
    int length = text.length();
    reserve(length);
    text.getBytes(0, length, bytes, size);
    size += length;
  }

  void utf8(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a decimal number.
  void number(long value) {
    if (value < 0) {
      write('-');
      if (value == Long.MIN_VALUE) {
        ascii("9223372036854775808");
        return;
      }
    }
    long rest = Math.abs(value);
    digits(rest, digitsOf(rest));
  }

  /// Writes the last `width` digits of a value that is not negative, with leading zeros.
  void digits(long value, int width) {
    reserve(width);
    long rest = value;
    int at = size + width;
    size = at;
    int left = width;
    while (left >= 2) {
      int pair = (int) (rest % 100) * 2;
      rest /= 100;
      bytes[--at] = PAIRS[pair + 1];
      bytes[--at] = PAIRS[pair];
      left -= 2;
    }
    if (left == 1) {
      bytes[--at] = (byte) ('0' + rest % 10);
    }
  }

  static int digitsOf(long notNegative) {
    int digits = 1;
    for (long bound = 10; digits < 19 && notNegative >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }

  /// A channel whose bytes land here.
  WritableByteChannel channel() {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) {
        int length = source.remaining();
        reserve(length);
        source.get(bytes, size, length);
        size += length;
        return length;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
