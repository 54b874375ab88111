package dev.vitrine.results;

import static dev.vitrine.results.Stores.NOT_INLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Limits, damage, deletion and readers at the same time.
class KeepingTest {

  private static final List<Column> COLUMNS =
      List.of(Column.of("N", SqlType.fixed(19, 0)), Column.of("T", SqlType.TEXT));
  private static final Encoding JSON = Encoding.of(Format.JSON_ROWS);

  private final Handle handle = Handle.random();
  @TempDir Path directory;

  private static void feed(ResultWriter writer, int rows) throws Exception {
    DuckRows.feed(
        "select i, 'row ' || i || repeat('x', 50) from range(" + rows + ") t(i)", COLUMNS, writer);
  }

  private ResultInfo write(ResultStore store, int rows) throws Exception {
    try (ResultWriter writer = store.writer(handle)) {
      feed(writer, rows);
      return writer.finish();
    }
  }

  private static void assertCode(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SqlError.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void rowLimitCuts() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle, 1234)) {
      feed(writer, 50_000);

      assertThat(writer.finish().rows()).isEqualTo(1234);
      assertThat(writer.cut()).isTrue();
    }
  }

  @Test
  void tooLargeResultFailsAndLeavesNothing() throws Exception {
    ResultsConfig config =
        new ResultsConfig(directory, 100, 8 << 10, 1000, 64 << 10, 0, 1 << 20, 0, 1 << 20);
    try (ResultStore store = Stores.of(config)) {
      assertCode(ErrorCode.RESULT_TOO_LARGE, () -> write(store, 100_000));

      assertThat(directory).isEmptyDirectory();
      assertThat(store.bytesOnDisk()).isZero();
    }
  }

  @Test
  void lackOfFreeSpaceIsDiskFull() throws Exception {
    ResultFiles files = new ResultFiles(directory, 1 << 20, () -> (1 << 20) - 1);
    try (ResultStore store = new ResultStore(Stores.config(directory), files)) {
      assertCode(ErrorCode.DISK_FULL, () -> write(store, 10_000));

      assertThat(directory).isEmptyDirectory();
    }
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  @Test
  @EnabledIf("hasFullDevice")
  void systemsNoSpaceErrorIsDiskFull() throws Exception {
    try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
      full.write(ByteBuffer.allocate(1));
      throw new AssertionError("/dev/full took a byte");
    } catch (IOException e) {
      assertThat(StorageFailure.of(e).code()).isEqualTo(ErrorCode.DISK_FULL);
    }
  }

  @Test
  void truncatedFileIsAnError() throws Exception {
    try (ResultStore store = Stores.in(directory)) {
      ResultInfo info = write(store, 10_000);
      Path file = directory.resolve(handle + "/1.arrow");
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length / 2));

      assertCode(ErrorCode.INTERNAL, () -> store.encodedPage(handle, info, 1, JSON, NOT_INLINE));
    }
  }

  @Test
  void flippedBitIsAnError() throws Exception {
    try (ResultStore store = Stores.in(directory)) {
      ResultInfo info = write(store, 10_000);
      Path file = directory.resolve(handle + "/1.arrow");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 4;
      Files.write(file, bytes);

      assertCode(ErrorCode.INTERNAL, () -> store.partition(handle, info, 1, NOT_INLINE));
    }
  }

  @Test
  void deletedResultIsExpiredAlsoWhenItWasHot() throws Exception {
    try (ResultStore store = Stores.in(directory)) {
      ResultInfo info = write(store, 10_000);
      Partition held = store.partition(handle, info, 0, NOT_INLINE);
      store.encodedPage(handle, info, 0, JSON, NOT_INLINE);

      store.delete(handle);

      assertCode(ErrorCode.RESULT_EXPIRED, () -> store.partition(handle, info, 0, NOT_INLINE));
      assertCode(
          ErrorCode.RESULT_EXPIRED, () -> store.encodedPage(handle, info, 0, JSON, NOT_INLINE));
      assertCode(
          ErrorCode.RESULT_EXPIRED, () -> store.stream(handle, info, JSON, NOT_INLINE).next());
      held.read(batch -> assertThat(batch.getRowCount()).isPositive());
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void deletedWhileWrittenIsExpired() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle)) {
      feed(writer, 10_000);
      store.delete(handle);

      assertCode(ErrorCode.RESULT_EXPIRED, writer::finish);
      writer.abandon();
      assertThat(store.bytesOnDisk()).isZero();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void partitionOutsideIsBadRequest() throws Exception {
    try (ResultStore store = Stores.in(directory)) {
      ResultInfo info = write(store, 10_000);

      assertCode(
          ErrorCode.BAD_REQUEST,
          () -> store.partition(handle, info, info.partitions().size(), NOT_INLINE));
      assertCode(ErrorCode.BAD_REQUEST, () -> store.partition(handle, info, -1, NOT_INLINE));
    }
  }

  @Test
  void firstPartitionIsReadyWhileTheRestRuns() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle)) {
      feed(writer, 100);
      ResultInfo ready = writer.ready();

      assertThat(ready.rows()).isEqualTo(100);
      assertThat(text(store.encodedPage(handle, ready, 0, JSON, NOT_INLINE)))
          .startsWith("[[\"0\",\"row 0x");
      assertThat(writer.finish().partitions()).hasSize(1);
    }
  }

  @Test
  void abandonedResultLeavesNothing() throws Exception {
    try (ResultStore store = Stores.in(directory)) {
      try (ResultWriter writer = store.writer(handle)) {
        feed(writer, 10_000);
        assertThat(store.bytesOnDisk()).isPositive();
      }
      assertThat(store.bytesOnDisk()).isZero();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void restartKeepsKnownResultsAndSweepsTheOthers() throws Exception {
    Path orphan = Files.createDirectories(directory.resolve(Handle.random().toString()));
    Files.write(orphan.resolve("0.arrow"), new byte[100]);
    ResultInfo info;
    try (ResultStore store = Stores.in(directory)) {
      info = write(store, 10_000);
    }
    Path unfinished = Files.write(directory.resolve(handle + "/99.arrow.part"), new byte[10]);

    try (ResultStore again = Stores.in(directory)) {
      assertThat(again.bytesOnDisk()).isEqualTo(info.storedBytes() + 100);
      assertThat(again.sweep(Set.of(handle))).isEqualTo(1);

      assertThat(again.bytesOnDisk()).isEqualTo(info.storedBytes());
      assertThat(orphan).doesNotExist();
      assertThat(unfinished).doesNotExist();
      assertThat(again.encodedPage(handle, info, 1, JSON, NOT_INLINE)).isNotEmpty();
    }
  }

  @Test
  void evictionLosesNothing() throws Exception {
    ResultsConfig tiny =
        new ResultsConfig(directory, 100, 8 << 10, 500, 64 << 10, 0, 0, 0, 100 << 10);
    try (ResultStore store = Stores.of(tiny)) {
      ResultInfo info = write(store, 10_000);
      Random random = new Random(3);
      for (int i = 0; i < 300; i++) {
        int number = random.nextInt(info.partitions().size());
        assertThat(text(store.encodedPage(handle, info, number, JSON, NOT_INLINE)))
            .startsWith("[[\"" + info.partitions().get(number).firstRow() + "\",\"row ");
      }
    }
  }

  @Test
  void readersSeeWholePagesOrExpiredWhileAResultIsDeleted() throws Exception {
    try (ResultStore store = Stores.in(directory);
        var readers = Executors.newFixedThreadPool(4)) {
      ResultInfo info = write(store, 20_000);
      List<Future<Integer>> reads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Random random = new Random(i);
        Callable<Integer> read = () -> readUntilExpired(store, info, random);
        reads.add(readers.submit(read));
      }
      store.delete(handle);
      for (Future<Integer> read : reads) {
        assertThat(read.get()).isNotNegative();
      }
    }
  }

  private Integer readUntilExpired(ResultStore store, ResultInfo info, Random random) {
    int pages = 0;
    while (true) {
      int number = random.nextInt(info.partitions().size());
      try {
        String page = text(store.encodedPage(handle, info, number, JSON, NOT_INLINE));
        assertThat(page).endsWith("x\"]]");
        pages++;
      } catch (SqlError e) {
        assertThat(e.code()).isEqualTo(ErrorCode.RESULT_EXPIRED);
        return pages;
      }
    }
  }

  @Test
  void resultWithoutRowsHasOneEmptyPartition() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle)) {
      writer.columns(EveryType.COLUMNS);
      ResultInfo info = writer.finish();

      assertThat(info.partitions()).hasSize(1);
      assertThat(info.inline()).isTrue();
      for (Format format : List.of(Format.JSON_ROWS, Format.JSON_OBJECTS)) {
        byte[] page =
            store.encodedPage(handle, info, 0, Encoding.of(format), Stores.inline(writer));
        assertThat(text(page)).isEqualTo("[]");
      }
      assertThat(store.parquet(handle, info, Stores.inline(writer)).length()).isPositive();
    }
  }

  @Test
  void resultWithoutColumnsHasItsRows() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle);
        var rows = new VectorSchemaRoot(List.of())) {
      writer.columns(List.of());
      rows.setRowCount(3);
      writer.batch(rows);
      ResultInfo info = writer.finish();

      byte[] page = store.encodedPage(handle, info, 0, JSON, Stores.inline(writer));
      assertThat(text(page)).isEqualTo("[[],[],[]]");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
