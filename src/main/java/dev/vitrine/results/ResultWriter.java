package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultInfo.PartitionInfo;
import dev.vitrine.warehouses.RowSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Cuts one statement's batches into partitions on the thread that brings them, so that an engine
/// that is quicker than the disk waits.
///
/// The first partition is gathered in memory; when it stays the only one and is small it becomes
/// the [#inline] bytes and no file is made. All others are files, on disk before [#finish] returns.
/// [#ready] may be called from any thread, the rest by the writing one.
public final class ResultWriter implements RowSink, AutoCloseable {

  /// Rows of one batch inside a partition: what a reader holds decoded at a time.
  static final int BATCH_ROWS = 65_536;

  private final Handle handle;
  private final ResultsConfig config;
  private final ResultFiles files;
  private final long rowLimit;
  private final Runnable whenClosed;

  private final List<PartitionInfo> done = new ArrayList<>();
  private List<Column> columns = List.of();
  private @Nullable Schema schema;
  private @Nullable PartitionWriter current;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private boolean firstWaits;
  private long rows;
  private final AtomicLong taken = new AtomicLong();
  private long bytes;
  private boolean cut;
  private final WideNumbers numbers = new WideNumbers();
  private byte @Nullable [] inline;
  private volatile ResultInfo ready = new ResultInfo(List.of(), List.of(), false);
  private volatile boolean closed;

  ResultWriter(
      Handle handle, ResultsConfig config, ResultFiles files, long rowLimit, Runnable whenClosed) {
    this.handle = handle;
    this.config = config;
    this.files = files;
    this.rowLimit = rowLimit == 0 ? Long.MAX_VALUE : rowLimit;
    this.whenClosed = whenClosed;
  }

  @Override
  public synchronized void columns(List<Column> given) {
    columns = List.copyOf(given);
    ready = new ResultInfo(columns, List.of(), false);
  }

  /// @throws SqlError `RESULT_TOO_LARGE` past the configured size, `DISK_FULL`, `RESULT_EXPIRED`
  ///   when the result was deleted meanwhile
  @Override
  public synchronized void batch(VectorSchemaRoot batch) {
    requireOpen();
    int wanted = (int) Math.min(batch.getRowCount(), rowLimit - rows);
    cut |= wanted < batch.getRowCount();
    try {
      if (schema == null) {
        schema = StoredSchema.of(columns, batch.getSchema().getFields());
      }
      numbers.see(batch);
      for (int from = 0; from < wanted; ) {
        from += append(schema, batch, from, wanted - from);
      }
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw StorageFailure.of(new NoSuchFileException(handle.toString()));
    }
  }

  /// Appends as many of `count` rows from `from` on as the partition takes; 0 when it was full.
  private int append(Schema schema, VectorSchemaRoot batch, int from, int count)
      throws IOException {
    if (from == 0 && count == batch.getRowCount()) {
      return append(schema, batch);
    }
    try (VectorSchemaRoot rest = batch.slice(from, count)) {
      return append(schema, rest);
    }
  }

  private int append(Schema schema, VectorSchemaRoot rest) throws IOException {
    PartitionWriter partition = current == null ? open(schema) : current;
    int number = done.size();
    int room = Math.min(config.rowsOf(number) - partition.rows(), BATCH_ROWS);
    int most = Math.min(room, rest.getRowCount());
    int taken = Batches.fitting(rest, most, config.bytesOf(number) - partition.bytes());
    if (taken == 0 && partition.rows() > 0) {
      end(partition);
      return 0;
    }
    taken = Math.max(taken, 1);
    add(partition, rest, taken);
    if (partition.rows() == config.rowsOf(number) || partition.bytes() >= config.bytesOf(number)) {
      end(partition);
    }
    return taken;
  }

  private void add(PartitionWriter partition, VectorSchemaRoot rest, int taken) throws IOException {
    long size = Batches.bytes(rest, taken);
    bytes += size;
    if (config.maxResultBytes() > 0 && bytes > config.maxResultBytes()) {
      throw new SqlError(
          ErrorCode.RESULT_TOO_LARGE,
          "the result is larger than "
              + config.maxResultBytes()
              + " bytes, the most that is kept; ask for fewer rows or columns");
    }
    rows += taken;
    this.taken.setRelease(rows);
    if (taken == rest.getRowCount()) {
      partition.add(rest, size);
      return;
    }
    try (VectorSchemaRoot slice = rest.slice(0, taken)) {
      partition.add(slice, size);
    }
  }

  private PartitionWriter open(Schema schema) throws IOException {
    PartitionWriter opened;
    if (done.isEmpty()) {
      opened = new PartitionWriter(schema, PartitionChannel.into(first));
    } else {
      storeFirst();
      FileChannel file = files.open(handle, ResultFiles.partition(done.size()));
      opened = new PartitionWriter(schema, file);
    }
    current = opened;
    return opened;
  }

  private void end(PartitionWriter partition) throws IOException {
    int number = done.size();
    long firstRow = rows - partition.rows();
    PartitionInfo info = partition.end(firstRow);
    if (number > 0) {
      partition.force();
      partition.close();
      files.publish(handle, ResultFiles.partition(number));
    }
    current = null;
    done.add(info);
    if (number == 0) {
      firstWaits = true;
    } else {
      ready = new ResultInfo(columns, done, false);
    }
  }

  /// Writes the first partition, which waited in memory to see whether it is the only one.
  private void storeFirst() throws IOException {
    if (!firstWaits) {
      return;
    }
    firstWaits = false;
    files.begin(handle);
    String name = ResultFiles.partition(0);
    try (FileChannel file = files.open(handle, name)) {
      ByteBuffer bytes = ByteBuffer.wrap(first.toByteArray());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    first.reset();
    files.publish(handle, name);
    ready = new ResultInfo(columns, done, false);
  }

  /// Rows taken so far; from any thread, and without waiting for the one that writes.
  public long rows() {
    return taken.getAcquire();
  }

  /// The partitions that can be read already, while the rest still comes.
  public ResultInfo ready() {
    if (ready.partitions().isEmpty() && !closed) {
      storeWaiting();
    }
    return ready;
  }

  private synchronized void storeWaiting() {
    try {
      if (!closed) {
        storeFirst();
      }
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  /// Ends the result: everything is durable, or lies in [#inline].
  public synchronized ResultInfo finish() {
    requireOpen();
    try {
      endLast();
      boolean small = firstWaits && done.getFirst().storedBytes() <= config.inlineBytes();
      if (small) {
        inline = first.toByteArray();
      } else {
        storeFirst();
        files.settle(handle);
      }
      ready = new ResultInfo(columns, done, small, numbers.narrow(columns));
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
    closed = true;
    whenClosed.run();
    return ready;
  }

  private void endLast() throws IOException {
    if (schema == null) {
      schema = StoredSchema.ofNone(columns);
    }
    PartitionWriter last = current;
    if (last == null && done.isEmpty()) {
      last = open(schema);
      last.addNone(schema);
    }
    if (last != null) {
      end(last);
    }
  }

  /// The only partition's bytes, for the statement's record, when [ResultInfo#inline] says so.
  public synchronized Optional<byte[]> inline() {
    return Optional.ofNullable(inline);
  }

  /// Whether rows were left out because of the row limit.
  public synchronized boolean cut() {
    return cut;
  }

  /// Gives up: nothing of the result stays. Does nothing after [#finish].
  public synchronized void abandon() {
    if (closed) {
      return;
    }
    closed = true;
    ready = new ResultInfo(columns, List.of(), false);
    try {
      closeCurrent();
    } catch (IOException e) {
      throw StorageFailure.of(e);
    } finally {
      deleteFiles();
    }
  }

  private void closeCurrent() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private void deleteFiles() {
    try {
      files.delete(handle);
    } catch (IOException e) {
      throw StorageFailure.of(e);
    } finally {
      whenClosed.run();
    }
  }

  /// Abandons what was not finished.
  @Override
  public void close() {
    abandon();
  }
}
