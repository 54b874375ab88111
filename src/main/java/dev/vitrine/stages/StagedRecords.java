package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.ParquetRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/// Opens files of a stage as records.
final class StagedRecords {

  private static final int BLOCK = 1 << 16;

  private final StageArea area;
  private final FileFormat format;
  private final int recordLimit;
  private final Predicate<String> binary;

  StagedRecords(StageArea area, FileFormat format, int recordLimit) {
    this(area, format, recordLimit, _ -> false);
  }

  /// @param binary whether the bytes of a Parquet column of this name are wanted as such, unless
  ///   the format says otherwise
  StagedRecords(StageArea area, FileFormat format, int recordLimit, Predicate<String> binary) {
    this.area = area;
    this.format = format;
    this.recordLimit = recordLimit;
    this.binary = format.says(FormatOption.BINARY_AS_TEXT) ? _ -> false : binary;
  }

  FileFormat format() {
    return format;
  }

  /// @throws SqlError `FILE_NOT_FOUND`; `FILE_UNREADABLE` for a file that is not of the format
  RecordReader open(String path) {
    StagePath place = new StagePath(path);
    try {
      return switch (format.type()) {
        case CSV -> new CsvReader(unpacked(place), format, recordLimit);
        case JSON -> new JsonRecords(unpacked(place), format, this::normal, recordLimit);
        case PARQUET ->
            new ParquetRecords(
                ParquetRows.open(area.location(place), this::isText), ValueReaders::json);
      };
    } catch (IOException failure) {
      throw unreadable(path, failure);
    }
  }

  private boolean isText(String column) {
    return format.flag(FormatOption.BINARY_AS_TEXT) && !binary.test(column);
  }

  private String normal(String text) {
    String json =
        format.flag(FormatOption.ALLOW_DUPLICATE)
            ? ValueReaders.jsonLastWins(text)
            : ValueReaders.json(text);
    return format.flag(FormatOption.STRIP_NULL_VALUES) ? NullMembers.without(json) : json;
  }

  private InputStream unpacked(StagePath path) throws IOException {
    InputStream file = area.open(path);
    try {
      BufferedInputStream in = new BufferedInputStream(file, BLOCK);
      return Compression.toRead(format.compression(), path.text(), in).unpack(in);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  /// What reading a file threw, in words that name the file.
  static SqlError unreadable(String path, IOException failure) {
    return SqlError.because(
        ErrorCode.FILE_UNREADABLE,
        "The file '"
            + path
            + "' cannot be read with this file format: it is damaged, or of another type or"
            + " compression",
        failure);
  }
}
