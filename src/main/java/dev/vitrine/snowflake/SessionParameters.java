package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import java.time.ZoneId;
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
    clients();
  }

  /// What only clients read, or what has no effect here; kept and told as it was set.
  private static void clients() {
    DEFAULTS.put("AUTOCOMMIT_API_SUPPORTED", "true");
    DEFAULTS.put("CLIENT_ENABLE_LOG_INFO_STATEMENT_PARAMETERS", "false");
    DEFAULTS.put("CLIENT_ENCRYPTION_KEY_SIZE", "128");
    DEFAULTS.put("CLIENT_MEMORY_LIMIT", "1536");
    DEFAULTS.put("CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX", "false");
    DEFAULTS.put("CLIENT_METADATA_USE_SESSION_DATABASE", "false");
    DEFAULTS.put("CLIENT_PREFETCH_THREADS", "4");
    DEFAULTS.put("CLIENT_RESULT_CHUNK_SIZE", "160");
    DEFAULTS.put("CLIENT_RESULT_COLUMN_CASE_INSENSITIVE", "false");
    DEFAULTS.put("CLIENT_SESSION_CLONE", "false");
    DEFAULTS.put("CLIENT_SESSION_KEEP_ALIVE", "false");
    DEFAULTS.put("CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY", "3600");
    DEFAULTS.put("CLIENT_TELEMETRY_ENABLED", "true");
    DEFAULTS.put("CSV_TIMESTAMP_FORMAT", "");
    DEFAULTS.put("DEFAULT_DDL_COLLATION", "");
    DEFAULTS.put("ENABLE_CONSOLE_OUTPUT", "false");
    DEFAULTS.put("ENABLE_UNLOAD_PHYSICAL_TYPE_OPTIMIZATION", "true");
    DEFAULTS.put("GEOGRAPHY_OUTPUT_FORMAT", "GeoJSON");
    DEFAULTS.put("GEOMETRY_OUTPUT_FORMAT", "GeoJSON");
    DEFAULTS.put("GO_QUERY_RESULT_FORMAT", "ARROW");
    DEFAULTS.put("HYBRID_TABLE_LOCK_TIMEOUT", "3600");
    DEFAULTS.put("JDBC_QUERY_RESULT_FORMAT", "ARROW");
    DEFAULTS.put("JDBC_TREAT_DECIMAL_AS_INT", "true");
    DEFAULTS.put("JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC", "false");
    DEFAULTS.put("JDBC_USE_SESSION_TIMEZONE", "true");
    DEFAULTS.put("JS_TREAT_INTEGER_AS_BIGINT", "false");
    DEFAULTS.put("LOG_LEVEL", "OFF");
    DEFAULTS.put("METRIC_LEVEL", "NONE");
    DEFAULTS.put("NOORDER_SEQUENCE_AS_DEFAULT", "true");
    DEFAULTS.put("ODBC_QUERY_RESULT_FORMAT", "ARROW");
    DEFAULTS.put("ODBC_TREAT_DECIMAL_AS_INT", "false");
    DEFAULTS.put("PYTHON_CONNECTOR_QUERY_RESULT_FORMAT", "ARROW");
    DEFAULTS.put("PYTHON_SNOWPARK_USE_SCOPED_TEMP_OBJECTS", "true");
    DEFAULTS.put("QUERY_RESULT_FORMAT", "ARROW");
    DEFAULTS.put("S3_STAGE_VPCE_DNS_NAME", "");
    DEFAULTS.put("SEARCH_PATH", "$current, $public");
    DEFAULTS.put("SIMULATED_DATA_SHARING_CONSUMER", "");
    DEFAULTS.put("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "0");
    DEFAULTS.put("TRACE_LEVEL", "OFF");
    DEFAULTS.put("TRANSACTION_DEFAULT_ISOLATION_LEVEL", "READ COMMITTED");
  }

  private SessionParameters() {}

  /// All of them with their defaults, sorted.
  public static SequencedMap<String, String> defaults() {
    return Collections.unmodifiableSequencedMap(DEFAULTS);
  }

  /// A value that the parameter can have; any value of a parameter that there is not.
  ///
  /// @throws SqlError for one that it cannot have
  public static String checked(String name, String value) {
    String parameter = name.toUpperCase(Locale.ROOT);
    if (!ParameterValues.have(parameter, defaultOf(parameter), value)) {
      throw Problems.plain(
          ErrorCode.INVALID_VALUE,
          "invalid value [%s] for parameter '%s'".formatted(value, parameter));
    }
    return parameter.equals("TIMEZONE") ? ZoneId.of(value).getId() : value;
  }

  static String defaultOf(String name) {
    return DEFAULTS.getOrDefault(name.toUpperCase(Locale.ROOT), "");
  }

  /// Whether there is a parameter of this name, in any case.
  public static boolean isKnown(String name) {
    return DEFAULTS.containsKey(name.toUpperCase(Locale.ROOT));
  }
}
