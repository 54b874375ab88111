package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Map;
import java.util.Set;

/// How `COPY INTO` a location unloads (Snowflake, COPY INTO location, copyOptions).
///
/// @param maxFileSize bytes at which the next file is begun
record UnloadOptions(
    boolean single,
    boolean header,
    boolean overwrite,
    boolean includeQueryId,
    boolean detailedOutput,
    long maxFileSize) {

  private static final long STANDARD_SIZE = 16_777_216;
  private static final long MOST = 5L << 30;
  private static final Set<String> NAMES =
      Set.of(
          "FILE_FORMAT",
          "SINGLE",
          "HEADER",
          "OVERWRITE",
          "INCLUDE_QUERY_ID",
          "DETAILED_OUTPUT",
          "MAX_FILE_SIZE");

  static UnloadOptions of(Map<String, OptionValue> said, boolean partitioned) {
    CopyOptions options = new CopyOptions(said);
    options
        .value("VALIDATION_MODE")
        .ifPresent(value -> {
          throw CopyOptions.invalid(value, "VALIDATION_MODE");
        });
    options.requireOnly(NAMES);
    UnloadOptions unload =
        new UnloadOptions(
            options.flag("SINGLE", false),
            options.flag("HEADER", false),
            options.flag("OVERWRITE", false),
            options.flag("INCLUDE_QUERY_ID", partitioned),
            options.flag("DETAILED_OUTPUT", false),
            options.count("MAX_FILE_SIZE", STANDARD_SIZE));
    boolean fits = unload.maxFileSize >= 1 && unload.maxFileSize <= MOST;
    options
        .value("MAX_FILE_SIZE")
        .filter(_ -> !fits)
        .ifPresent(value -> {
          throw CopyOptions.invalid(value, "MAX_FILE_SIZE");
        });
    unload.check(partitioned);
    return unload;
  }

  private void check(boolean partitioned) {
    if (partitioned && single) {
      throw conflict("SINGLE", "PARTITION BY");
    }
    if (partitioned && overwrite) {
      throw conflict("OVERWRITE", "PARTITION BY");
    }
    if (includeQueryId && single) {
      throw conflict("INCLUDE_QUERY_ID", "SINGLE");
    }
    if (includeQueryId && overwrite) {
      throw conflict("INCLUDE_QUERY_ID", "OVERWRITE");
    }
  }

  /// A single file that has become too long.
  SqlError exceeded() {
    return new SqlError(
        ErrorCode.STAGE_LIMIT,
        "Max file size (%d) exceeded for unload single file mode. Error may be not recoverable automatically, try increasing max file size"
            .formatted(maxFileSize));
  }

  private static SqlError conflict(String option, String other) {
    return new SqlError(
        ErrorCode.COMPILATION,
        "SQL compilation error:\nCOPY option " + option + " is not supported with " + other + ".");
  }
}
