package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A statement's parameters: names in any case, values as text, each checked when it is set.
/// Snowflake's documented ones and two of ours, `SQL_DIALECT` and `PRIORITY`.
public final class Parameters {

  /// Which SQL a warehouse is spoken to.
  public enum Dialect {
    /// Only the embedded warehouse.
    SNOWFLAKE,
    /// Its own: on the embedded warehouse DuckDB's, which the parameter's value `DUCKDB` means too.
    NATIVE
  }

  public static final int DEFAULT_PRIORITY = 5;
  public static final Parameters NONE = new Parameters(new TreeMap<>());

  private static final String FORMATS = "^[\\p{Print}]{1,128}$";
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("BINARY_OUTPUT_FORMAT", "(?i)HEX|BASE64"),
          Map.entry("CLIENT_RESULT_CHUNK_SIZE", "[0-9]{1,4}"),
          Map.entry("DATE_OUTPUT_FORMAT", FORMATS),
          Map.entry("TIME_OUTPUT_FORMAT", FORMATS),
          Map.entry("TIMESTAMP_OUTPUT_FORMAT", FORMATS),
          Map.entry("TIMESTAMP_NTZ_OUTPUT_FORMAT", FORMATS),
          Map.entry("TIMESTAMP_LTZ_OUTPUT_FORMAT", FORMATS),
          Map.entry("TIMESTAMP_TZ_OUTPUT_FORMAT", FORMATS),
          Map.entry("MULTI_STATEMENT_COUNT", "[0-9]{1,4}"),
          Map.entry("QUERY_TAG", "(?s).{0,2000}"),
          Map.entry("ROWS_PER_RESULTSET", "[0-9]{1,18}"),
          Map.entry("TIMEZONE", "(?s).{1,64}"),
          Map.entry("USE_CACHED_RESULT", "(?i)true|false"),
          Map.entry("STATEMENT_TIMEOUT_IN_SECONDS", "[0-9]{1,6}"),
          Map.entry("SQL_DIALECT", "(?i)SNOWFLAKE|DUCKDB|NATIVE"),
          Map.entry("PRIORITY", "[0-9]"));

  private final SortedMap<String, String> values;

  private Parameters(SortedMap<String, String> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /// @throws SqlError `BAD_PAYLOAD` for an unknown name or a value that it cannot have
  public static Parameters of(Map<String, String> given) {
    SortedMap<String, String> checked = new TreeMap<>();
    given.forEach((name, value) -> checked.put(name.toUpperCase(Locale.ROOT), check(name, value)));
    return new Parameters(checked);
  }

  /// Whether there is a parameter of this name.
  public static boolean isKnown(String upperCaseName) {
    return KNOWN.containsKey(upperCaseName);
  }

  private static String check(String name, String value) {
    String pattern = KNOWN.get(name.toUpperCase(Locale.ROOT));
    if (pattern == null) {
      throw new SqlError(
          ErrorCode.BAD_PAYLOAD,
          "unknown parameter '"
              + name
              + "': known are "
              + String.join(", ", new TreeMap<>(KNOWN).keySet()));
    }
    if (!value.matches(pattern)) {
      throw new SqlError(ErrorCode.BAD_PAYLOAD, "parameter " + name + " cannot be '" + value + "'");
    }
    if (name.equalsIgnoreCase("TIMEZONE")) {
      return zone(value).getId();
    }
    return value;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException wrongCase) {
      return ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.equalsIgnoreCase(name))
          .findFirst()
          .map(ZoneId::of)
          .orElseThrow(() ->
              new SqlError(
                  ErrorCode.BAD_PAYLOAD,
                  "parameter TIMEZONE cannot be '"
                      + name
                      + "': it takes an IANA zone such as Europe/Paris"));
    }
  }

  /// Upper-case names and their values, for the record and for formats.
  public SortedMap<String, String> asMap() {
    return values;
  }

  public Optional<String> get(String upperCaseName) {
    return Optional.ofNullable(values.get(upperCaseName));
  }

  public Dialect dialect() {
    return get("SQL_DIALECT")
        .map(text -> text.equalsIgnoreCase("SNOWFLAKE") ? Dialect.SNOWFLAKE : Dialect.NATIVE)
        .orElse(Dialect.SNOWFLAKE);
  }

  /// The same in the warehouse's own SQL.
  public Parameters inNativeDialect() {
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.put("SQL_DIALECT", Dialect.NATIVE.name());
    return new Parameters(changed);
  }

  public ZoneId timeZone() {
    return get("TIMEZONE").map(ZoneId::of).orElse(ZoneId.of("UTC"));
  }

  /// 0 (last) to 9 (first).
  public int priority() {
    return get("PRIORITY").map(Integer::parseInt).orElse(DEFAULT_PRIORITY);
  }

  /// How many statements the text holds: 1 unless told, 0 for any number.
  public int statementCount() {
    return get("MULTI_STATEMENT_COUNT").map(Integer::parseInt).orElse(1);
  }

  /// Rows kept of a result; 0 for all.
  public long rowLimit() {
    return get("ROWS_PER_RESULTSET").map(Long::parseLong).orElse(0L);
  }

  /// Limit of the run time where the request names none; zero is the maximum.
  public Optional<Duration> statementTimeout() {
    return get("STATEMENT_TIMEOUT_IN_SECONDS").map(Long::parseLong).map(Duration::ofSeconds);
  }

  public Optional<String> queryTag() {
    return get("QUERY_TAG");
  }
}
