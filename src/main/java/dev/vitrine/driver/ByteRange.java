package dev.vitrine.driver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a file, as drivers fetch large ones (RFC 9110, section 14).
///
/// @param first byte, from 0
/// @param last byte, which belongs to it
record ByteRange(long first, long last) {

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{1,18})?-([0-9]{1,18})?");

  /// Empty when the whole file is asked for, or what is no single range: a server may answer either
  /// with all of it.
  ///
  /// @param header `Range`
  static Optional<ByteRange> of(@Nullable String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header.replace(" ", ""));
    if (!range.matches() || (range.group(1) == null && range.group(2) == null)) {
      return Optional.empty();
    }
    if (range.group(1) == null) {
      return Optional.of(
          new ByteRange(Math.max(0, size - Long.parseLong(range.group(2))), size - 1));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? size - 1 : Long.parseLong(range.group(2));
    return range.group(2) != null && last < first
        ? Optional.empty()
        : Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  /// Whether the file has a byte of it.
  boolean isInside(long size) {
    return first < size && first <= last;
  }

  long length() {
    return last - first + 1;
  }

  /// As `Content-Range` says it.
  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /// The bytes of this part.
  ///
  /// @param whole at the file's begin
  InputStream in(InputStream whole) throws IOException {
    try {
      whole.skipNBytes(first);
    } catch (IOException shorter) {
      whole.close();
      throw shorter;
    }
    return new Bounded(whole, length());
  }

  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = in.skip(Math.min(bytes, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(left, in.available());
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
