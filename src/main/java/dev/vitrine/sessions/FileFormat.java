package dev.vitrine.sessions;

import java.util.Arrays;
import java.util.Optional;

/// Formats of files that become tables.
enum FileFormat {
  CSV(".csv", "CSV"),
  PARQUET(".parquet", "Parquet"),
  JSON(".json", "JSON"),
  JSONL(".jsonl", "JSON"),
  NDJSON(".ndjson", "JSON");

  private final String extension;
  private final String title;

  FileFormat(String extension, String title) {
    this.extension = extension;
    this.title = title;
  }

  /// By the extension of a file's name, in any case.
  ///
  /// @throws SessionFault that names an extension which is none of these
  static FileFormat of(String fileName) {
    String extension = TableName.extension(fileName);
    Optional<FileFormat> format =
        Arrays.stream(values()).filter(each -> each.extension.equals(extension)).findFirst();
    return format.orElseThrow(
        () -> SessionFault.invalidRequest("Unsupported file format: " + extension));
  }

  String extension() {
    return extension;
  }

  /// In messages.
  String title() {
    return title;
  }
}
