package dev.vitrine.dialect.catalog;

import java.util.Map;

/// What a function or procedure is said to be beside what it takes, gives and does; kept among its
/// properties.
public record RoutineFlags(Map<String, String> properties) {

  public static final String SECURE = "SECURE";
  public static final String STRICT = "STRICT";
  public static final String MEMOIZABLE = "MEMOIZABLE";
  public static final String NOT_NULL = "NOT NULL";

  /// `VOLATILE` or `IMMUTABLE`, where one of them was written.
  public static final String VOLATILITY = "VOLATILITY";

  private static final String SET = "true";

  /// Notes one of them.
  public static void set(String flag, Map<String, String> properties) {
    properties.put(flag, SET);
  }

  public boolean isSecure() {
    return properties.containsKey(SECURE);
  }

  public boolean isStrict() {
    return properties.containsKey(STRICT);
  }

  public boolean isMemoizable() {
    return properties.containsKey(MEMOIZABLE);
  }

  public boolean isNotNull() {
    return properties.containsKey(NOT_NULL);
  }

  public String volatility() {
    return properties.getOrDefault(VOLATILITY, "VOLATILE");
  }

  /// What a `CREATE` says between its type and its language, each on a line of its own.
  public String lines() {
    String volatility = properties.get(VOLATILITY);
    return (isNotNull() ? " NOT NULL" : "")
        + (isStrict() ? "\nSTRICT" : "")
        + (volatility == null ? "" : "\n" + volatility)
        + (isMemoizable() ? "\nMEMOIZABLE" : "");
  }
}
