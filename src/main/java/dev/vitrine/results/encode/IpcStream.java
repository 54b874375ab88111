package dev.vitrine.results.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// One Arrow IPC stream, uncompressed: a schema, batches, an end.
final class IpcStream {

  private boolean begun;

  /// Writes the schema, once.
  void schema(Schema schema, Output out) {
    if (begun) {
      return;
    }
    begun = true;
    try {
      MessageSerializer.serialize(new WriteChannel(out.channel()), schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a batch; the vectors stay the caller's.
  void batch(Schema schema, List<FieldVector> vectors, int rows, Output out) {
    // Not closed: its vectors are the caller's.
    VectorSchemaRoot root = new VectorSchemaRoot(schema.getFields(), vectors, rows);
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      MessageSerializer.serialize(new WriteChannel(out.channel()), batch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end(Output out) {
    try {
      ArrowStreamWriter.writeEndOfStream(new WriteChannel(out.channel()), IpcOption.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
