package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.ParquetTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `COPY INTO` a location: the rows of a query as files of a stage, none of which is seen before
/// all are whole.
public final class Unload {

  private static final SqlType NUMBER = SqlType.fixed(38, 0);

  private final EngineAccess engine;
  private final Selection place;
  private final FileFormat format;
  private final UnloadOptions options;
  private final Optional<String> queryId;

  /// The rows.
  ///
  /// @param sql of the engine; gives one text for each column, behind them the partition's, if
  /// @param partitioned says so
  public record Rows(
      String sql, List<Column> columns, List<String> engineTypes, boolean partitioned) {}

  /// @param said the statement's options
  /// @param partitioned whether it has a `PARTITION BY`
  /// @param queryId of the statement
  public Unload(
      EngineAccess engine,
      Selection place,
      FileFormat format,
      Map<String, OptionValue> said,
      boolean partitioned,
      String queryId) {
    this.engine = engine;
    this.place = place;
    this.format = format;
    this.options = UnloadOptions.of(said, partitioned);
    this.queryId = options.includeQueryId() ? Optional.of(queryId) : Optional.empty();
  }

  public StageAnswer run(Rows rows) {
    UnloadNames names = new UnloadNames(place.path(), format, options, queryId);
    refuseOccupied(names);
    try {
      return format.type() == FormatType.PARQUET ? parquet(rows, names) : text(rows, names);
    } catch (IOException failure) {
      throw StageArea.because(place.path(), failure);
    }
  }

  private void refuseOccupied(UnloadNames names) {
    if (options.overwrite() || options.includeQueryId()) {
      return;
    }
    boolean occupied =
        options.single()
            ? place.area().file(names.occupied()).isPresent()
            : !place.area().paths(names.occupied()).isEmpty();
    if (occupied) {
      throw new SqlError(
          ErrorCode.FILES_EXIST,
          "Files already existing at the unload destination: "
              + place.written()
              + ". Use overwrite option to force unloading.");
    }
  }

  private StageAnswer text(Rows rows, UnloadNames names) throws IOException {
    List<String> columns = rows.columns().stream().map(Column::name).toList();
    try (UnloadFiles files =
        new UnloadFiles(
            place.area(), names, rowText(rows), options.header() ? columns : List.of())) {
      engine.query(
          rows.sql(), width(rows), new TextSink(files::write, columns.size(), rows.partitioned()));
      return answer(files.keep(), files.bytes());
    }
  }

  private static int width(Rows rows) {
    return rows.columns().size() + (rows.partitioned() ? 1 : 0);
  }

  private RowText rowText(Rows rows) {
    return format.type() == FormatType.JSON
        ? new JsonLines()
        : new CsvWriter(format, rows.columns().stream().map(Unload::isQuoted).toList());
  }

  private static boolean isQuoted(Column column) {
    return switch (column.type().kind()) {
      case FIXED, REAL, BOOLEAN -> false;
      case TEXT,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          true;
    };
  }

  private StageAnswer parquet(Rows rows, UnloadNames names) throws IOException {
    int width = rows.columns().size();
    try (ParquetTable table = ParquetTable.open(width)) {
      engine.query(
          rows.sql(),
          width(rows),
          new TextSink((part, row) -> add(table, part, row), width, rows.partitioned()));
      try (ParquetFiles files =
          new ParquetFiles(place.area(), names, table, columns(rows), codec())) {
        for (ParquetTable.Group group : table.groups()) {
          files.write(group);
        }
        return answer(files.keep(), files.bytes());
      }
    }
  }

  private static void add(ParquetTable table, String part, List<@Nullable String> row) {
    try {
      table.add(part, row);
    } catch (IOException failure) {
      throw SqlError.because(
          ErrorCode.FILE_UNREADABLE, "rows could not be written as Parquet", failure);
    }
  }

  private List<ParquetTable.Written> columns(Rows rows) {
    return IntStream.range(0, rows.columns().size())
        .mapToObj(i ->
            new ParquetTable.Written(
                options.header() ? rows.columns().get(i).name() : "_COL_" + i,
                rows.engineTypes().get(i)))
        .toList();
  }

  private String codec() {
    return switch (format.compression()) {
      case "GZIP", "ZSTD", "BROTLI" -> format.compression().toLowerCase(Locale.ROOT);
      case "AUTO", "SNAPPY", "NONE" -> format.isSnappy() ? "snappy" : "uncompressed";
      default ->
          throw new SqlError(
              ErrorCode.NOT_SUPPORTED,
              "Unsupported feature 'Parquet with compression " + format.compression() + "'.");
    };
  }

  private StageAnswer answer(List<UnloadFiles.Written> files, long bytes) {
    long rows = files.stream().mapToLong(UnloadFiles.Written::rows).sum();
    if (options.detailedOutput()) {
      return StageAnswer.told(
          List.of(
              new Column("FILE_NAME", SqlType.TEXT, true),
              new Column("FILE_SIZE", NUMBER, true),
              new Column("ROW_COUNT", NUMBER, true)),
          files.stream().map(this::detail).toList());
    }
    long packed = files.stream().mapToLong(file -> file.file().size()).sum();
    return StageAnswer.told(
        List.of(
            new Column("rows_unloaded", NUMBER, true),
            new Column("input_bytes", NUMBER, true),
            new Column("output_bytes", NUMBER, true)),
        List.of(List.of(Long.toString(rows), Long.toString(bytes), Long.toString(packed))));
  }

  private List<@Nullable String> detail(UnloadFiles.Written file) {
    String path = file.file().path();
    String base = place.path().text();
    String directory = base.substring(0, base.lastIndexOf('/') + 1);
    List<@Nullable String> row = new ArrayList<>();
    row.add(path.startsWith(directory) ? path.substring(directory.length()) : path);
    row.add(Long.toString(file.file().size()));
    row.add(Long.toString(file.rows()));
    return row;
  }
}
