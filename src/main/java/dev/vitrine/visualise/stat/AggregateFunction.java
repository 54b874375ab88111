package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One function of `SETTING aggregate`: `mean`, or a band such as `mean-1.96se`.
///
/// @param text as written, which also labels its rows
record AggregateFunction(String text, String function, String sign, double times, String spread) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]+\\d*)(?:([+-])(\\d+(?:\\.\\d+)?)?([a-z]+))?");

  private static final Map<String, BiFunction<SqlDialect, String, String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("count", (_, c) -> "COUNT(" + c + ")"),
          Map.entry("sum", (_, c) -> "SUM(" + c + ")"),
          Map.entry("prod", (_, c) -> "EXP(SUM(LN(" + c + ")))"),
          Map.entry("min", (_, c) -> "MIN(" + c + ")"),
          Map.entry("max", (_, c) -> "MAX(" + c + ")"),
          Map.entry("range", (_, c) -> "(MAX(" + c + ") - MIN(" + c + "))"),
          Map.entry("mid", (_, c) -> "((MIN(" + c + ") + MAX(" + c + ")) / 2.0)"),
          Map.entry("mean", (_, c) -> "AVG(" + c + ")"),
          Map.entry("geomean", (_, c) -> "EXP(AVG(LN(" + c + ")))"),
          Map.entry("harmean", (_, c) -> "(COUNT(" + c + ") / SUM(1.0 / " + c + "))"),
          Map.entry("rms", (_, c) -> "SQRT(AVG(" + c + " * " + c + "))"),
          Map.entry("median", (sql, c) -> sql.percentile(c, 0.5)),
          Map.entry("sdev", (_, c) -> "STDDEV_POP(" + c + ")"),
          Map.entry("se", (_, c) -> "(STDDEV_POP(" + c + ") / SQRT(COUNT(" + c + ")))"),
          Map.entry("var", (_, c) -> "VAR_POP(" + c + ")"),
          Map.entry(
              "iqr",
              (sql, c) -> "(" + sql.percentile(c, 0.75) + " - " + sql.percentile(c, 0.25) + ")"),
          Map.entry("p05", (sql, c) -> sql.percentile(c, 0.05)),
          Map.entry("p10", (sql, c) -> sql.percentile(c, 0.1)),
          Map.entry("p25", (sql, c) -> sql.percentile(c, 0.25)),
          Map.entry("p50", (sql, c) -> sql.percentile(c, 0.5)),
          Map.entry("p75", (sql, c) -> sql.percentile(c, 0.75)),
          Map.entry("p90", (sql, c) -> sql.percentile(c, 0.9)),
          Map.entry("p95", (sql, c) -> sql.percentile(c, 0.95)),
          Map.entry("first", (sql, c) -> sql.first(c, Base.ROW)),
          Map.entry("last", (sql, c) -> sql.last(c, Base.ROW)),
          Map.entry(
              "diff",
              (sql, c) -> "(" + sql.last(c, Base.ROW) + " - " + sql.first(c, Base.ROW) + ")"));
  private static final Set<String> CENTRES =
      Set.of(
          "mean", "median", "geomean", "harmean", "rms", "sum", "prod", "min", "max", "mid", "p05",
          "p10", "p25", "p50", "p75", "p90", "p95");
  private static final Set<String> SPREADS = Set.of("sdev", "se", "var", "iqr", "range");

  static Optional<AggregateFunction> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !FUNCTIONS.containsKey(form.group(1))) {
      return Optional.empty();
    }
    if (form.group(2) == null) {
      return Optional.of(new AggregateFunction(text, form.group(1), "", 0, ""));
    }
    if (!CENTRES.contains(form.group(1)) || !SPREADS.contains(form.group(4))) {
      return Optional.empty();
    }
    double times = form.group(3) == null ? 1 : Double.parseDouble(form.group(3));
    return Optional.of(
        new AggregateFunction(text, form.group(1), form.group(2), times, form.group(4)));
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(FUNCTIONS.keySet());
    names.sort(null);
    return names;
  }

  boolean needsRowNumber() {
    return Set.of("first", "last", "diff").contains(function);
  }

  String sql(SqlDialect dialect, String column) {
    String centre = call(dialect, function, column);
    return spread.isEmpty()
        ? centre
        : "(" + centre + " " + sign + " " + times + " * " + call(dialect, spread, column) + ")";
  }

  private static String call(SqlDialect dialect, String name, String column) {
    BiFunction<SqlDialect, String, String> function = FUNCTIONS.get(name);
    if (function == null) {
      throw new IllegalArgumentException(name);
    }
    return function.apply(dialect, column);
  }
}
