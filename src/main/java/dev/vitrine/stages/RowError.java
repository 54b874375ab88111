package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.stages.RecordReader.Place;

/// A record that was not loaded.
///
/// @param file its path in the stage
/// @param column as messages name it; empty of a file without columns
/// @param record as the file has it
/// @param geometry whether the file has lines and characters to tell of
record RowError(
    ErrorCode code,
    String message,
    String file,
    Place place,
    String column,
    long row,
    String record,
    boolean geometry) {

  static final String ADVICE =
      "\n  If you would like to continue loading when an error is encountered, use other values such"
          + " as 'SKIP_FILE' or 'CONTINUE' for the ON_ERROR option. For more information on loading"
          + " options, please run 'info loading_data' in a SQL client.";

  /// Ends the statement.
  SqlError aborts() {
    String row =
        place.startLine() == place.line()
            ? "\n  Row %d, column %s".formatted(row(), column)
            : "\n  Row %d starts at line %d, column %s".formatted(row(), place.startLine(), column);
    return new SqlError(
        code,
        message
            + "\n  File '%s', line %d, character %d"
                .formatted(file, place.line(), place.character())
            + row
            + ADVICE);
  }

  String category() {
    return switch (code) {
      case FILE_COLUMN_COUNT,
          FILE_CHARACTER,
          FILE_RECORD_END,
          FILE_TEXT_ENCODING,
          FILE_TEXT_SIZE,
          JSON_INVALID ->
          "parsing";
      default -> "conversion";
    };
  }
}
