package dev.vitrine.snowflake;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which values a session parameter can have: those of its default's type, of them only some where
/// they are few. What only clients read has no bounds here: they keep to their own.
final class ParameterValues {

  private static final String NUMBER = "[0-9]{1,9}";

  private record Bounds(int least, int most) {
    private boolean have(int value) {
      return value >= least && value <= most;
    }
  }

  private static final Map<String, Bounds> BOUNDS =
      Map.of(
          "JSON_INDENT", new Bounds(0, 16),
          "STATEMENT_TIMEOUT_IN_SECONDS", new Bounds(0, 604_800),
          "TWO_DIGIT_CENTURY_START", new Bounds(1900, 2100),
          "WEEK_OF_YEAR_POLICY", new Bounds(0, 1),
          "WEEK_START", new Bounds(0, 7));

  private static final Set<String> SHAPES = Set.of("GEOJSON", "WKT", "WKB", "EWKT", "EWKB");

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "BINARY_INPUT_FORMAT", Set.of("HEX", "BASE64", "UTF8", "UTF-8"),
          "BINARY_OUTPUT_FORMAT", Set.of("HEX", "BASE64"),
          "CLIENT_TIMESTAMP_TYPE_MAPPING", Set.of("TIMESTAMP_LTZ", "TIMESTAMP_NTZ"),
          "GEOGRAPHY_OUTPUT_FORMAT", SHAPES,
          "GEOMETRY_OUTPUT_FORMAT", SHAPES,
          "LOG_LEVEL", Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "OFF"),
          "TIMESTAMP_TYPE_MAPPING", Set.of("TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TIMESTAMP_TZ"),
          "TRANSACTION_DEFAULT_ISOLATION_LEVEL", Set.of("READ COMMITTED"),
          "UNSUPPORTED_DDL_ACTION", Set.of("IGNORE", "FAIL"));

  private ParameterValues() {}

  /// @param parameter in upper case
  /// @param standard its default
  static boolean have(String parameter, String standard, String value) {
    if (parameter.equals("TIMEZONE")) {
      return isZone(value);
    }
    if (standard.equals("true") || standard.equals("false")) {
      return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }
    if (standard.matches(NUMBER)) {
      Bounds bounds = BOUNDS.get(parameter);
      return value.matches(NUMBER) && (bounds == null || bounds.have(Integer.parseInt(value)));
    }
    Set<String> words = WORDS.get(parameter);
    return words == null || words.contains(value.toUpperCase(Locale.ROOT));
  }

  private static boolean isZone(String name) {
    try {
      ZoneId _ = ZoneId.of(name);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
