package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// What a function of `SETTING aggregate` is in SQL, of a column of doubles.
final class Summary {

  private static final Map<String, Double> PERCENTILES =
      Map.of(
          "median", 0.5, "p05", 0.05, "p10", 0.1, "p25", 0.25, "p50", 0.5, "p75", 0.75, "p90", 0.9,
          "p95", 0.95);

  private static final Map<String, BiFunction<SqlDialect, String, String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("count", (_, c) -> "COUNT(" + c + ")"),
          Map.entry("sum", (_, c) -> "SUM(" + c + ")"),
          Map.entry("prod", (_, c) -> product(c)),
          Map.entry("min", (_, c) -> "MIN(" + c + ")"),
          Map.entry("max", (_, c) -> "MAX(" + c + ")"),
          Map.entry("range", (_, c) -> "(MAX(" + c + ") - MIN(" + c + "))"),
          Map.entry("mid", (_, c) -> "((MIN(" + c + ") + MAX(" + c + ")) / 2.0)"),
          Map.entry("mean", (_, c) -> "AVG(" + c + ")"),
          Map.entry("geomean", (_, c) -> geometric(c)),
          Map.entry("harmean", (_, c) -> harmonic(c)),
          Map.entry("rms", (_, c) -> "SQRT(AVG(" + c + " * " + c + "))"),
          Map.entry("sdev", SqlDialect::deviation),
          Map.entry("se", Summary::standardError),
          Map.entry("var", SqlDialect::variance),
          Map.entry("iqr", Summary::between),
          Map.entry("first", (sql, c) -> sql.first(c, Base.ROW)),
          Map.entry("last", (sql, c) -> sql.last(c, Base.ROW)),
          Map.entry(
              "diff",
              (sql, c) -> "(" + sql.last(c, Base.ROW) + " - " + sql.first(c, Base.ROW) + ")"));

  private Summary() {}

  /// The function's SQL, by the dialect and an expression for the column.
  static Optional<BiFunction<SqlDialect, String, String>> find(String name) {
    Double share = PERCENTILES.get(name);
    return share == null
        ? Optional.ofNullable(FUNCTIONS.get(name))
        : Optional.of((sql, c) -> sql.percentile(c, share));
  }

  static String call(SqlDialect dialect, String name, String column) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(name)).apply(dialect, column);
  }

  /// By logarithms, with the sign apart: an odd number of negative factors makes it negative. NULLs
  /// are no factors, and nothing has no product.
  private static String product(String c) {
    return ("CASE WHEN COUNT(CASE WHEN %1$s = 0 THEN 1 END) > 0 THEN 0.0"
            + " WHEN COUNT(CASE WHEN %1$s < 0 THEN 1 END) %% 2 = 1 THEN -%2$s ELSE %2$s END")
        .formatted(c, "EXP(SUM(LN(ABS(NULLIF(" + c + ", 0)))))");
  }

  /// Of negative numbers there is none.
  private static String geometric(String c) {
    return ("CASE WHEN MIN(%1$s) > 0 THEN EXP(AVG(LN(CASE WHEN %1$s > 0 THEN %1$s END)))"
            + " WHEN MIN(%1$s) = 0 THEN 0.0 END")
        .formatted(c);
  }

  private static String harmonic(String c) {
    return ("CASE WHEN COUNT(CASE WHEN %1$s = 0 THEN 1 END) > 0 THEN 0.0"
            + " ELSE COUNT(%1$s) / SUM(1.0 / NULLIF(%1$s, 0)) END")
        .formatted(c);
  }

  private static String standardError(SqlDialect sql, String c) {
    String count = sql.cast("COUNT(" + c + ")", Type.NUMBER);
    return "(" + sql.deviation(c) + " / SQRT(" + count + "))";
  }

  private static String between(SqlDialect sql, String c) {
    return "(" + sql.percentile(c, 0.75) + " - " + sql.percentile(c, 0.25) + ")";
  }

  /// Names of all functions.
  static Stream<String> names() {
    return Stream.concat(FUNCTIONS.keySet().stream(), PERCENTILES.keySet().stream());
  }
}
