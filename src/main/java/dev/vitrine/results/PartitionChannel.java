package dev.vitrine.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/// Takes a partition's bytes on their way to memory or disk, gathers small writes and ends them
/// with a seal: four letters and the CRC-32C of all before, so that a torn file is known as one.
final class PartitionChannel implements WritableByteChannel {

  static final int SEAL_BYTES = 8;

  private static final int SEAL = 'V' << 24 | 'T' << 16 | 'P' << 8 | '1';

  private final WritableByteChannel target;
  private final ByteBuffer gathered = ByteBuffer.allocate(16 << 10);
  private final CRC32C checksum = new CRC32C();
  private long written;

  PartitionChannel(WritableByteChannel target) {
    this.target = target;
  }

  /// Whether `bytes` are whole and unchanged.
  static boolean isSealed(byte[] bytes) {
    if (bytes.length < SEAL_BYTES) {
      return false;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - SEAL_BYTES);
    ByteBuffer seal = ByteBuffer.wrap(bytes, bytes.length - SEAL_BYTES, SEAL_BYTES);
    return seal.getInt() == SEAL && seal.getInt() == (int) checksum.getValue();
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int length = source.remaining();
    checksum.update(source.duplicate());
    written += length;
    if (length > gathered.remaining()) {
      flush();
    }
    if (length > gathered.remaining()) {
      writeAll(source);
    } else {
      gathered.put(source);
    }
    return length;
  }

  /// Writes the seal and all that waits. The target stays open.
  ///
  /// @return how many bytes there are in all
  long seal() throws IOException {
    ByteBuffer seal = ByteBuffer.allocate(SEAL_BYTES);
    seal.putInt(SEAL).putInt((int) checksum.getValue()).flip();
    if (gathered.remaining() < SEAL_BYTES) {
      flush();
    }
    gathered.put(seal);
    flush();
    return written + SEAL_BYTES;
  }

  private void flush() throws IOException {
    gathered.flip();
    writeAll(gathered);
    gathered.clear();
  }

  private void writeAll(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      target.write(source);
    }
  }

  /// Waits until the disk has it, where the target is a file.
  void force() throws IOException {
    if (target instanceof FileChannel file) {
      file.force(true);
    }
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  /// A channel into memory.
  static WritableByteChannel into(ByteArrayOutputStream memory) {
    return Channels.newChannel(memory);
  }
}
