package dev.vitrine.results;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a [ResultStream].
final class PulledInputStream extends InputStream {

  private final ResultStream stream;
  private byte @Nullable [] chunk = {};
  private int at;

  PulledInputStream(ResultStream stream) {
    this.stream = stream;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) {
    Objects.checkFromIndexSize(from, length, target.length);
    if (chunk != null && at == chunk.length) {
      chunk = stream.next();
      at = 0;
    }
    if (chunk == null) {
      return -1;
    }
    int count = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, target, from, count);
    at += count;
    return count;
  }

  @Override
  public void close() {
    stream.close();
  }
}
