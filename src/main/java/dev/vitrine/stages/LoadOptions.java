package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How `COPY INTO` a table loads (Snowflake, COPY INTO table, copyOptions).
///
/// @param files named; empty for all of the location
/// @param match by the names of columns, and how
/// @param sizeLimit bytes at which no further file is begun; 0 for none
record LoadOptions(
    List<String> files,
    Optional<Pattern> pattern,
    OnError onError,
    Validation validation,
    Match match,
    boolean force,
    boolean purge,
    boolean truncates,
    boolean returnFailedOnly,
    boolean loadsUncertain,
    long sizeLimit) {

  /// How columns find their values.
  enum Match {
    NONE,
    CASE_SENSITIVE,
    CASE_INSENSITIVE
  }

  /// Whether the load is only tried.
  ///
  /// @param rows to return; 0 to return the errors
  record Validation(boolean only, long rows) {
    static final Validation NONE = new Validation(false, 0);
  }

  private static final Set<String> NAMES =
      Set.of(
          "FILES",
          "PATTERN",
          "FILE_FORMAT",
          "ON_ERROR",
          "VALIDATION_MODE",
          "MATCH_BY_COLUMN_NAME",
          "FORCE",
          "PURGE",
          "TRUNCATECOLUMNS",
          "ENFORCE_LENGTH",
          "RETURN_FAILED_ONLY",
          "LOAD_UNCERTAIN_FILES",
          "SIZE_LIMIT",
          "COPY_OPTIONS");
  private static final List<String> REFUSED =
      List.of("INCLUDE_METADATA", "LOAD_MODE", "FILE_PROCESSOR", "CLUSTER_AT_INGEST_TIME");
  private static final Pattern ROWS = Pattern.compile("RETURN_(\\d{1,9})_ROWS");

  static LoadOptions of(Map<String, OptionValue> said) {
    CopyOptions options = new CopyOptions(said);
    for (String refused : REFUSED) {
      if (options.value(refused).isPresent()) {
        throw new SqlError(ErrorCode.NOT_SUPPORTED, "Unsupported feature '" + refused + "'.");
      }
    }
    options.requireOnly(NAMES);
    boolean truncates = options.flag("TRUNCATECOLUMNS", false);
    boolean enforces = options.flag("ENFORCE_LENGTH", !truncates);
    if (options.value("ENFORCE_LENGTH").isPresent()
        && options.value("TRUNCATECOLUMNS").isPresent()
        && enforces == truncates) {
      throw new SqlError(
          ErrorCode.INVALID_VALUE,
          "SQL compilation error: conflicting values for copy option 'TRUNCATECOLUMNS'\n");
    }
    return new LoadOptions(
        options.texts("FILES"),
        options.pattern(),
        options.value("ON_ERROR").map(OnError::of).orElse(OnError.ABORT),
        options.value("VALIDATION_MODE").map(LoadOptions::validation).orElse(Validation.NONE),
        Match.valueOf(
            options.oneOf(
                "MATCH_BY_COLUMN_NAME",
                "NONE",
                Set.of("NONE", "CASE_SENSITIVE", "CASE_INSENSITIVE"))),
        options.flag("FORCE", false),
        options.flag("PURGE", false),
        !enforces,
        options.flag("RETURN_FAILED_ONLY", false),
        options.flag("LOAD_UNCERTAIN_FILES", false),
        options.count("SIZE_LIMIT", 0));
  }

  private static Validation validation(OptionValue value) {
    String text = value.plain().toUpperCase(Locale.ROOT);
    Matcher rows = ROWS.matcher(text);
    if (rows.matches() && Long.parseLong(rows.group(1)) > 0) {
      return new Validation(true, Long.parseLong(rows.group(1)));
    }
    if (text.equals("RETURN_ERRORS") || text.equals("RETURN_ALL_ERRORS")) {
      return new Validation(true, 0);
    }
    throw CopyOptions.invalid(value, "VALIDATION_MODE");
  }
}
