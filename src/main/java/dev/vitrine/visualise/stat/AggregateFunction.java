package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One function of `SETTING aggregate`: `mean`, or a band such as `mean-1.96se`.
///
/// @param text as written, which also labels its rows
record AggregateFunction(String text, String function, String sign, double times, String spread) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]+\\d*)(?:([+-])(\\d+(?:\\.\\d*)?|\\.\\d+)?([a-z]+))?");

  private static final Set<String> ROWS = Set.of("first", "last", "diff");
  private static final Set<String> PLAIN = Set.of("count", "min", "max", "first", "last");
  private static final Set<String> PLACES =
      Set.of(
          "mean", "median", "min", "max", "mid", "p05", "p10", "p25", "p50", "p75", "p90", "p95");
  private static final Set<String> CENTRES =
      Set.of(
          "mean", "median", "geomean", "harmean", "rms", "sum", "prod", "min", "max", "mid", "p05",
          "p10", "p25", "p50", "p75", "p90", "p95");
  private static final Set<String> SPREADS = Set.of("sdev", "se", "var", "iqr", "range");

  static Optional<AggregateFunction> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Summary.find(form.group(1)).isEmpty()) {
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
    return Summary.names().sorted().toList();
  }

  boolean isPlace() {
    boolean place = PLACES.contains(function) || PLAIN.contains(function);
    return place && !function.equals("count") && !spread.equals("var");
  }

  boolean needsRowNumber() {
    return ROWS.contains(function);
  }

  /// What an engine must be able to do for it.
  Set<Capability> needs() {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    for (String name : List.of(function, spread)) {
      if (isQuantile(name)) {
        needs.add(Capability.PERCENTILES);
      }
      if (ROWS.contains(name)) {
        needs.addAll(Set.of(Capability.FIRST_LAST, Capability.WINDOWS));
      }
      if (Set.of("sdev", "se", "var").contains(name)) {
        needs.add(Capability.SPREADS);
      }
      if (Set.of("prod", "geomean", "rms", "se").contains(name)) {
        needs.add(Capability.LOGARITHMS);
      }
    }
    return needs;
  }

  /// Whether it answers with a value of the column, not with a number about it.
  private boolean isPlain() {
    return spread.isEmpty() && PLAIN.contains(function);
  }

  /// Quantiles have the precision of the column, as those of a box plot.
  private static String call(SqlDialect dialect, String name, String column, Type type) {
    boolean raw = type.isNumeric() && isQuantile(name);
    return Summary.call(dialect, name, raw ? column : dialect.position(column, type));
  }

  private static boolean isQuantile(String name) {
    return name.equals("median") || name.equals("iqr") || name.matches("p\\d+");
  }

  /// @param type of the column; a time stays a time where the function says where, not how much
  String sql(SqlDialect dialect, String column, Type type) {
    if (isPlain()) {
      return Summary.call(dialect, function, column);
    }
    String centre = call(dialect, function, column, type);
    String value =
        spread.isEmpty()
            ? centre
            : "(%s %s %s * %s)".formatted(centre, sign, times, call(dialect, spread, column, type));
    return type.isTemporal() && PLACES.contains(function) ? dialect.temporal(value, type) : value;
  }
}
