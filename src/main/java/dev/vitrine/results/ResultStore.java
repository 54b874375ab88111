package dev.vitrine.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.encode.Encoder;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Output;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// Keeps results: partitions on disk, hot ones and encoded pages in one cache weighed by bytes. All
/// methods may be called from any thread.
@Singleton
public final class ResultStore implements AutoCloseable {

  private static final int ENTRY_BYTES = 256;
  private static final Duration COLD = Duration.ofMinutes(10);

  private final ResultsConfig config;
  private final ResultFiles files;
  private final BufferAllocator allocator = new RootAllocator();
  private final Cache<PageKey, byte[]> cache;
  private final ParquetFiles parquetFiles;

  @Inject
  public ResultStore(ResultsConfig config, @Value("${vitrine.data:.vitrine}") Path data)
      throws IOException {
    this(
        config,
        ResultFiles.in(
            config.directory() == null ? data.resolve("results") : config.directory(),
            config.freeSpaceBytes()));
  }

  ResultStore(ResultsConfig config, ResultFiles files) {
    this.config = config;
    this.files = files;
    this.parquetFiles = new ParquetFiles(files, allocator);
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(config.hotBytes())
            .<PageKey, byte[]>weigher((_, bytes) -> bytes.length + ENTRY_BYTES)
            .expireAfterAccess(COLD)
            .recordStats()
            .build();
  }

  /// Begins a result.
  ///
  /// @param rowLimit most rows that are kept; 0 for all
  public ResultWriter writer(Handle handle, long rowLimit) {
    return new ResultWriter(handle, config, files, rowLimit, () -> {});
  }

  public ResultWriter writer(Handle handle) {
    return writer(handle, 0);
  }

  /// Keeps a few rows that no engine made, as [TextRows] takes them.
  public ResultWriter keep(
      Handle handle, List<Column> columns, List<? extends List<@Nullable String>> rows) {
    ResultWriter writer = writer(handle);
    TextRows.write(writer, allocator, columns, rows);
    return writer;
  }

  /// A partition's rows.
  ///
  /// @param inline gives the bytes that lie in the statement's record; asked only when
  ///   [ResultInfo#inline] says so
  /// @throws SqlError `RESULT_EXPIRED` when it is no longer kept, `INTERNAL` when it is damaged
  public Partition partition(Handle handle, ResultInfo info, int number, Supplier<byte[]> inline) {
    requireNumber(info, number);
    byte[] stored =
        info.inline()
            ? checked(inline.get(), info, number)
            : kept(new PageKey(handle, number, null), () -> load(handle, info, number));
    return new Partition(info, number, stored, allocator);
  }

  /// The same for a caller that wants it once: found in the cache, but not put there. Also the only
  /// way inside a loader, which must not fill the cache that it is called by.
  Partition passing(Handle handle, ResultInfo info, int number, Supplier<byte[]> inline) {
    byte[] stored = cache.getIfPresent(new PageKey(handle, number, null));
    if (stored == null) {
      stored = info.inline() ? checked(inline.get(), info, number) : load(handle, info, number);
    }
    return new Partition(info, number, stored, allocator);
  }

  private static void requireNumber(ResultInfo info, int number) {
    if (number < 0 || number >= info.partitions().size()) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "there is no partition "
              + number
              + ": the result has "
              + info.partitions().size()
              + ", counted from 0");
    }
  }

  private byte[] kept(PageKey key, Supplier<byte[]> load) {
    byte[] bytes = cache.get(key, _ -> load.get());
    if (!files.holds(key.handle())) {
      cache.invalidate(key);
      throw StorageFailure.gone();
    }
    return bytes;
  }

  private byte[] load(Handle handle, ResultInfo info, int number) {
    try {
      return checked(files.read(handle, ResultFiles.partition(number)), info, number);
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  private static byte[] checked(byte[] stored, ResultInfo info, int number) {
    if (stored.length != info.partitions().get(number).storedBytes()
        || !PartitionChannel.isSealed(stored)) {
      throw StorageFailure.damaged(number);
    }
    return stored;
  }

  /// One partition as a document of its own, encoded once and then from the cache.
  ///
  /// @throws SqlError as [#partition]
  public byte[] encodedPage(
      Handle handle, ResultInfo info, int number, Encoding encoding, Supplier<byte[]> inline) {
    requireNumber(info, number);
    PageKey key = new PageKey(info.origin().orElse(handle), number, encoding);
    Supplier<byte[]> encode = () -> encode(info, passing(handle, info, number, inline), encoding);
    return info.inline() ? cache.get(key, _ -> encode.get()) : kept(key, encode);
  }

  /// The first rows as one document, put together anew each time.
  ///
  /// @param rows how many at most
  /// @throws SqlError as [#partition]
  public byte[] firstRows(
      Handle handle, ResultInfo info, long rows, Encoding encoding, Supplier<byte[]> inline) {
    Output out = new Output(16 << 10);
    Encoder encoder = Encoder.of(encoding, info.columns(), info.narrow());
    encoder.begin(out);
    for (int number = 0; number < info.partitions().size(); number++) {
      long left = rows - info.partitions().get(number).firstRow();
      if (left > 0) {
        passing(handle, info, number, inline)
            .read(0, (int) Math.min(left, Integer.MAX_VALUE), batch -> encoder.rows(batch, out));
      }
    }
    encoder.end(out);
    return out.toByteArray();
  }

  /// The rows from `from` to before `to` as one document, put together anew each time.
  ///
  /// @throws SqlError as [#partition]
  public byte[] rows(
      Handle handle,
      ResultInfo info,
      long from,
      long to,
      Encoding encoding,
      Supplier<byte[]> inline) {
    Output out = new Output(16 << 10);
    Encoder encoder = Encoder.of(encoding, info.columns(), info.narrow());
    encoder.begin(out);
    for (int number = 0; number < info.partitions().size(); number++) {
      ResultInfo.PartitionInfo part = info.partitions().get(number);
      long first = Math.max(from - part.firstRow(), 0);
      long end = Math.min(to - part.firstRow(), part.rows());
      if (first < end) {
        passing(handle, info, number, inline)
            .read((int) first, (int) end, batch -> encoder.rows(batch, out));
      }
    }
    encoder.end(out);
    return out.toByteArray();
  }

  /// The whole result as one document in any format but Parquet.
  ///
  /// @throws SqlError as [#partition], also from the stream's methods
  public ResultStream stream(
      Handle handle, ResultInfo info, Encoding encoding, Supplier<byte[]> inline) {
    return new ResultStream(info, encoding, number -> passing(handle, info, number, inline));
  }

  /// The whole result as a Parquet file, kept beside the partitions from the first call on. Takes
  /// as long as writing it does; not for an event loop.
  ///
  /// @throws SqlError as [#partition]; `DISK_FULL`
  public ResultFile parquet(Handle handle, ResultInfo info, Supplier<byte[]> inline) {
    return parquetFiles.of(
        handle, info, named -> stream(handle, named, ParquetFiles.encoding(), inline));
  }

  /// A strong entity tag, quotes included, of a partition's [#encodedPage].
  public String etag(Handle handle, ResultInfo info, Encoding encoding, int number) {
    return ETag.of(handle, info, encoding, Integer.toString(number));
  }

  /// A strong entity tag, quotes included, of the whole result in this encoding.
  public String etag(Handle handle, ResultInfo info, Encoding encoding) {
    return ETag.of(handle, info, encoding, "whole");
  }

  private static byte[] encode(ResultInfo info, Partition partition, Encoding encoding) {
    Output out = new Output(64 << 10);
    Encoder encoder = Encoder.of(encoding, info.columns(), info.narrow());
    encoder.begin(out);
    partition.read(batch -> encoder.rows(batch, out));
    encoder.end(out);
    return encoding.gzip() ? gzip(out.toByteArray()) : out.toByteArray();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (QuickGzip gzip = new QuickGzip(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
    return bytes.toByteArray();
  }

  /// Drops a result; unknown handles are ignored. Readers that hold a [Partition] keep it, others
  /// get `RESULT_EXPIRED`.
  public void delete(Handle handle) {
    try {
      files.delete(handle);
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  /// Deletes the files of handles that are not known, for the start.
  ///
  /// @return how many handles' files went
  public int sweep(Set<Handle> known) {
    try {
      return files.sweep(known);
    } catch (IOException e) {
      throw StorageFailure.of(e);
    }
  }

  /// Bytes on disk in all.
  public long bytesOnDisk() {
    return files.bytes();
  }

  /// Bytes on disk of one result; 0 when it is inline or unknown.
  public long bytesOnDisk(Handle handle) {
    return files.bytes(handle);
  }

  /// Pages and partitions found in the cache since the start.
  public long cacheHits() {
    return cache.stats().hitCount();
  }

  /// Those that had to be read or encoded.
  public long cacheMisses() {
    return cache.stats().missCount();
  }

  @Override
  @PreDestroy
  public void close() {
    allocator.close();
  }
}
