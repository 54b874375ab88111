package dev.vitrine.results;

import static dev.vitrine.results.Stores.NOT_INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/// A result of many partitions as one document. Closing the store fails when anything leaked.
class ResultStreamTest {

  private static final List<Column> COLUMNS =
      List.of(Column.of("N", SqlType.fixed(19, 0)), Column.of("T", SqlType.TEXT));

  private final Handle handle = Handle.random();
  @TempDir Path directory;
  private ResultStore store;
  private ResultInfo info;

  @BeforeEach
  void write() throws Exception {
    store = Stores.in(directory);
    try (ResultWriter writer = store.writer(handle)) {
      DuckRows.feed("select i, 'row ' || i from range(200000) t(i)", COLUMNS, writer);
      info = writer.finish();
    }
  }

  @AfterEach
  void closeWithoutLeaks() {
    store.close();
  }

  private ResultStream stream(Encoding encoding) {
    return store.stream(handle, info, encoding, NOT_INLINE);
  }

  private byte[] all(Encoding encoding) throws Exception {
    try (InputStream in = stream(encoding).inputStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void piecesAreOfOneSizeButTheLast() {
    ResultStream stream = stream(Encoding.of(Format.CSV));
    byte[] before = stream.next();
    for (byte[] chunk = stream.next(); chunk != null; chunk = stream.next()) {
      assertThat(before).hasSize(ResultStream.CHUNK_BYTES);
      before = chunk;
    }
    assertThat(new String(before, StandardCharsets.US_ASCII)).endsWith("199999,row 199999\r\n");
  }

  @ParameterizedTest
  @EnumSource(names = "PARQUET", mode = EnumSource.Mode.EXCLUDE)
  void publisherGivesTheSameBytes(Format format) throws Exception {
    Encoding encoding = Encoding.of(format);
    ByteArrayOutputStream published = new ByteArrayOutputStream();

    Flux.from(stream(encoding).publisher(Runnable::run)).toStream().forEach(published::writeBytes);

    assertThat(published.toByteArray()).isEqualTo(all(encoding));
  }

  @Test
  void gzipIsTheSameDocument() throws Exception {
    Encoding csv = Encoding.of(Format.CSV);
    try (var in = new GZIPInputStream(stream(csv.withGzip(true)).inputStream())) {
      assertThat(in.readAllBytes()).isEqualTo(all(csv));
    }
  }

  @Test
  void subscriberThatLeavesLetsGoOfEverything() {
    byte[] first = Flux.from(stream(Encoding.of(Format.CSV)).publisher(Runnable::run)).blockFirst();

    assertThat(first).hasSize(ResultStream.CHUNK_BYTES);
  }

  @Test
  void fileGivesAnyRange() throws Exception {
    ResultFile file = store.parquet(handle, info, NOT_INLINE);
    byte[] whole =
        Files.readAllBytes(directory.resolve(handle.toString()).resolve("result.parquet"));
    ByteArrayOutputStream range = new ByteArrayOutputStream();

    Flux.from(file.publisher(10, file.length() - 1, Runnable::run))
        .toStream()
        .forEach(range::writeBytes);

    assertThat(range.toByteArray()).isEqualTo(Arrays.copyOfRange(whole, 10, whole.length - 1));
  }

  @Test
  void entityTagsDifferByAllThatDiffers() {
    Encoding csv = Encoding.of(Format.CSV);

    assertThat(store.etag(handle, info, csv)).isEqualTo(store.etag(handle, info, csv));
    assertThat(
            List.of(
                store.etag(handle, info, csv),
                store.etag(handle, info, csv.withGzip(true)),
                store.etag(handle, info, csv.withCsvSafe(true)),
                store.etag(handle, info, Encoding.of(Format.NDJSON)),
                store.etag(handle, info, csv, 0),
                store.etag(handle, info, csv, 1),
                store.etag(Handle.random(), info, csv)))
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.matches("\"[A-Za-z0-9_-]{24}\""));
  }
}
