package dev.vitrine.results;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/// Goes through a partition batch by batch; only one is decoded at a time.
final class PartitionCursor implements AutoCloseable {

  private final ArrowStreamReader stream;

  PartitionCursor(byte[] stored, BufferAllocator allocator) {
    stream =
        new ArrowStreamReader(
            new ByteArrayReadableSeekableByteChannel(stored), allocator, StoredCodec.reading());
  }

  /// Moves to the next batch; false after the last.
  boolean next() {
    try {
      return stream.loadNextBatch();
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  /// The batch here, valid until the next move.
  VectorSchemaRoot batch() {
    try {
      return stream.getVectorSchemaRoot();
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }
}
