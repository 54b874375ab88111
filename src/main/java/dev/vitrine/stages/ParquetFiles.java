package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.ParquetTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The Parquet files that an unload writes, none longer than it may be but those of a single row.
/// How long rows become is only known when they are written: those that are too long together are
/// written again, apart. None of the files is to be seen before all are whole. For one thread.
final class ParquetFiles implements Closeable {

  private static final int MOST = 10_000;

  private final StageArea area;
  private final UnloadNames names;
  private final ParquetTable table;
  private final List<ParquetTable.Written> columns;
  private final String codec;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private long bytes;

  private record Part(StageUpload upload, long rows) {}

  ParquetFiles(
      StageArea area,
      UnloadNames names,
      ParquetTable table,
      List<ParquetTable.Written> columns,
      String codec) {
    this.area = area;
    this.names = names;
    this.table = table;
    this.columns = columns;
    this.codec = codec;
  }

  /// Bytes so far.
  long bytes() {
    return bytes;
  }

  void write(ParquetTable.Group group) throws IOException {
    ParquetTable.File file = table.write(group, columns, codec);
    if (file.rows() == 0) {
      return;
    }
    long size = Files.size(file.path());
    long most = names.options().maxFileSize();
    if (size <= most || file.rows() == 1) {
      add(group.name(), file, size);
      return;
    }
    if (names.options().single()) {
      throw names.options().exceeded();
    }
    require(size / most);
    // a little more than the share, as every file has its own head
    for (ParquetTable.Group part : group.split(size / most + size / most / 10 + 2)) {
      write(part);
    }
  }

  private void add(String partition, ParquetTable.File file, long size) throws IOException {
    require(1);
    int number = numbers.merge(partition, 1, Integer::sum) - 1;
    StageUpload upload = area.create(names.of(partition, number));
    parts.add(new Part(upload, file.rows()));
    try (InputStream in = Files.newInputStream(file.path())) {
      in.transferTo(upload);
    }
    upload.finish();
    bytes += size;
  }

  /// Refuses to make so many files more.
  private void require(long more) {
    if (parts.size() + more > MOST) {
      throw new SqlError(
          ErrorCode.STAGE_LIMIT,
          "MAX_FILE_SIZE = %d makes more than %d Parquet files: it must be larger"
              .formatted(names.options().maxFileSize(), MOST));
    }
  }

  /// Puts all files in their places.
  List<UnloadFiles.Written> keep() throws IOException {
    List<UnloadFiles.Written> written = new ArrayList<>();
    for (Part part : parts) {
      written.add(new UnloadFiles.Written(part.upload().keep(), part.rows()));
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.upload().close();
    }
  }
}
