package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatType;
import java.util.Optional;

/// Names of unloaded files: `data_0_0_0.csv.gz` in a directory, `begin_0_0_0.csv.gz` where the
/// location names the begin of a name, and just the location's name of a single file.
///
/// @param queryId in the name
record UnloadNames(
    StagePath path, FileFormat format, UnloadOptions options, Optional<String> queryId) {

  /// @param partition the directory of the row's partition; empty without one
  /// @param number of the file, from 0
  StagePath of(String partition, int number) {
    if (options.single()) {
      return path.isDirectory() ? StagePath.of(path.text() + "data") : path;
    }
    String begin = path.isDirectory() ? path.text() : path.text() + "_";
    String directory = partition.isEmpty() ? "" : partition + "/";
    boolean named = !path.isDirectory() && partition.isEmpty();
    String data = named ? "" : "data_";
    String id = queryId.map(query -> query + "_").orElse("");
    String base = partition.isEmpty() || path.isDirectory() ? begin : path.text() + "/";
    return StagePath.of(base + directory + data + id + "0_" + number + "_0" + extension());
  }

  /// Where nothing may lie yet.
  StagePath occupied() {
    return options.single() ? of("", 0) : path;
  }

  private String extension() {
    return format.type() == FormatType.PARQUET
        ? (format.isSnappy() ? ".snappy.parquet" : ".parquet")
        : format.extension() + Compression.toWrite(format.compression()).extension();
  }
}
