package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.results.encode.UniqueNames;
import dev.vitrine.warehouses.ParquetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/// Parquet files beside the partitions, each made when it is first asked for, once.
final class ParquetFiles {

  private static final String NAME = "result.parquet";

  private final ResultFiles files;
  private final BufferAllocator allocator;
  private final Map<Handle, Object> making = new ConcurrentHashMap<>();

  ParquetFiles(ResultFiles files, BufferAllocator allocator) {
    this.files = files;
    this.allocator = allocator;
  }

  /// @param arrow opens the rows, under the given columns, as an Arrow stream
  ResultFile of(Handle handle, ResultInfo info, Function<ResultInfo, ResultStream> arrow) {
    if (info.columns().isEmpty()) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED, "a result without columns cannot be a Parquet file");
    }
    Object turn = making.computeIfAbsent(handle, _ -> new Object());
    try {
      synchronized (turn) {
        Path path = files.path(handle, NAME);
        if (!Files.exists(path)) {
          make(handle, info, arrow);
        }
        return new ResultFile(path, Files.size(path));
      }
    } catch (IOException e) {
      throw StorageFailure.of(e);
    } finally {
      making.remove(handle, turn);
    }
  }

  private void make(Handle handle, ResultInfo info, Function<ResultInfo, ResultStream> arrow)
      throws IOException {
    if (info.inline()) {
      files.begin(handle);
    }
    files.discard(handle, NAME);
    Path file = files.reserve(handle, NAME);
    try (ResultStream rows = arrow.apply(numbered(info));
        var reader = new ArrowStreamReader(rows.inputStream(), allocator)) {
      ParquetWriter.write(reader, UniqueNames.of(info.columns()), allocator, file);
    } catch (IOException | RuntimeException e) {
      files.discard(handle, NAME);
      throw e;
    }
    files.publish(handle, NAME);
  }

  static Encoding encoding() {
    return Encoding.of(Format.ARROW_STREAM);
  }

  /// The result under column names that any engine takes as they are.
  private static ResultInfo numbered(ResultInfo info) {
    List<Column> columns =
        IntStream.range(0, info.columns().size())
            .mapToObj(i -> {
              Column column = info.columns().get(i);
              return new Column(ParquetWriter.field(i), column.type(), column.nullable());
            })
            .toList();
    return new ResultInfo(columns, info.partitions(), info.inline(), info.narrow());
  }
}
