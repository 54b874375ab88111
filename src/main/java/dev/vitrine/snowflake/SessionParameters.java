package dev.vitrine.snowflake;

import java.util.Collections;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The session parameters that a statement can be under, with Snowflake's defaults.
public final class SessionParameters {

  private static final TreeMap<String, String> DEFAULTS = new TreeMap<>();

  static {
    DEFAULTS.put("ABORT_DETACHED_QUERY", "false");
    DEFAULTS.put("AUTOCOMMIT", "true");
    DEFAULTS.put("BINARY_INPUT_FORMAT", "HEX");
    DEFAULTS.put("BINARY_OUTPUT_FORMAT", "HEX");
    DEFAULTS.put("CLIENT_TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_LTZ");
    DEFAULTS.put("DATE_INPUT_FORMAT", "AUTO");
    DEFAULTS.put("DATE_OUTPUT_FORMAT", "YYYY-MM-DD");
    DEFAULTS.put("ERROR_ON_NONDETERMINISTIC_MERGE", "true");
    DEFAULTS.put("ERROR_ON_NONDETERMINISTIC_UPDATE", "false");
    DEFAULTS.put("JSON_INDENT", "2");
    DEFAULTS.put("LOCK_TIMEOUT", "43200");
    DEFAULTS.put("MULTI_STATEMENT_COUNT", "1");
    DEFAULTS.put("QUERY_TAG", "");
    DEFAULTS.put("QUOTED_IDENTIFIERS_IGNORE_CASE", "false");
    DEFAULTS.put("ROWS_PER_RESULTSET", "0");
    DEFAULTS.put("STATEMENT_TIMEOUT_IN_SECONDS", "172800");
    DEFAULTS.put("STRICT_JSON_OUTPUT", "false");
    DEFAULTS.put("TIMESTAMP_DAY_IS_ALWAYS_24H", "false");
    DEFAULTS.put("TIMESTAMP_INPUT_FORMAT", "AUTO");
    DEFAULTS.put("TIMESTAMP_LTZ_OUTPUT_FORMAT", "");
    DEFAULTS.put("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3");
    DEFAULTS.put("TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM");
    DEFAULTS.put("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ");
    DEFAULTS.put("TIMESTAMP_TZ_OUTPUT_FORMAT", "");
    DEFAULTS.put("TIMEZONE", "UTC");
    DEFAULTS.put("TIME_INPUT_FORMAT", "AUTO");
    DEFAULTS.put("TIME_OUTPUT_FORMAT", "HH24:MI:SS");
    DEFAULTS.put("TRANSACTION_ABORT_ON_ERROR", "false");
    DEFAULTS.put("TWO_DIGIT_CENTURY_START", "1970");
    DEFAULTS.put("UNSUPPORTED_DDL_ACTION", "ignore");
    DEFAULTS.put("USE_CACHED_RESULT", "true");
    DEFAULTS.put("WEEK_OF_YEAR_POLICY", "0");
    DEFAULTS.put("WEEK_START", "0");
  }

  private SessionParameters() {}

  /// All of them with their defaults, sorted.
  public static SequencedMap<String, String> defaults() {
    return Collections.unmodifiableSequencedMap(DEFAULTS);
  }

  static String defaultOf(String name) {
    return DEFAULTS.getOrDefault(name.toUpperCase(Locale.ROOT), "");
  }

  /// Whether there is a parameter of this name, in any case.
  public static boolean isKnown(String name) {
    return DEFAULTS.containsKey(name.toUpperCase(Locale.ROOT));
  }
}
