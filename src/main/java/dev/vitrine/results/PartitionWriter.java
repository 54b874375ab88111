package dev.vitrine.results;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// One partition on its way out: an Arrow IPC stream of the batches that are added, then the seal.
final class PartitionWriter implements AutoCloseable {

  private final PartitionChannel sealed;
  private final WriteChannel channel;
  private int rows;
  private long bytes;

  PartitionWriter(Schema schema, WritableByteChannel target) throws IOException {
    sealed = new PartitionChannel(target);
    channel = new WriteChannel(sealed);
    MessageSerializer.serialize(channel, schema);
  }

  /// Adds a batch whose vectors take `batchBytes` in memory.
  void add(VectorSchemaRoot batch, long batchBytes) throws IOException {
    VectorUnloader unloader =
        new VectorUnloader(batch, true, StoredCodec.writing(batchBytes), true);
    try (ArrowRecordBatch record = unloader.getRecordBatch()) {
      MessageSerializer.serialize(channel, record);
    }
    rows += batch.getRowCount();
    bytes += batchBytes;
  }

  /// Adds a batch without rows, so that readers of an empty result learn its types too.
  void addNone(Schema schema) throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot none = VectorSchemaRoot.create(schema, allocator)) {
      none.allocateNew();
      none.setRowCount(0);
      add(none, 0);
    }
  }

  int rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  /// Ends the stream.
  ///
  /// @return the partition as it is recorded
  ResultInfo.PartitionInfo end(long firstRow) throws IOException {
    ArrowStreamWriter.writeEndOfStream(channel, IpcOption.DEFAULT);
    return new ResultInfo.PartitionInfo(firstRow, rows, bytes, sealed.seal());
  }

  /// Waits until the disk has it.
  void force() throws IOException {
    sealed.force();
  }

  @Override
  public void close() throws IOException {
    sealed.close();
  }
}
