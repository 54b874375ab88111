package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Places;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The SQL expression of an aesthetic: the column, cast and cut as its scale wants it before any
/// statistic sees it.
///
/// @param bins the scale's bins, if it is binned
record ColumnSql(SqlDialect dialect, Mapped mapped, ScalePlan plan, Optional<Scale> bins) {

  /// The rows' alias in the query.
  static final String SOURCE = "__src";

  String expression() {
    String raw = raw();
    return switch (plan.kind()) {
      case BINNED -> bins.map(scale -> binned(raw, scale)).orElse(raw);
      case CONTINUOUS -> limited(raw);
      case DISCRETE, ORDINAL -> listed(raw);
      case IDENTITY -> raw;
    };
  }

  /// Without what scales do to out-of-range values and bins.
  String raw() {
    String expression =
        switch (mapped) {
          case Mapped.Source source -> dialect.name(SOURCE) + "." + dialect.name(source.column());
          case Mapped.Placed placed -> dialect.name(SOURCE) + "." + dialect.name(placed.column());
          case Mapped.Constant constant -> dialect.literal(constant.value());
        };
    String cast = needsCast() ? cast(expression) : expression;
    return needsCast() && plan.type() != Type.TEXT ? cast : dialect.comparable(cast, rawType());
  }

  private Type rawType() {
    return needsCast() ? plan.type() : mapped.type();
  }

  /// The type of [#expression]: bins and bounds make fractions.
  Type type() {
    boolean fractions = plan.kind() == Kind.BINNED || !plan.from().isEmpty();
    return rawType() == Type.INTEGER && fractions ? Type.NUMBER : rawType();
  }

  private String cast(String expression) {
    if (mapped instanceof Mapped.Constant(Value.Text(String text), Position at)
        && plan.type().isTemporal()) {
      return dialect.literal(moment(text, at));
    }
    if (mapped.type().isNumeric() && plan.type().isTemporal()) {
      return dialect.temporal(expression, plan.type());
    }
    boolean zoned = mapped.type() == Type.TIMESTAMP && plan.type() == Type.TIME;
    String moment = zoned ? dialect.cast(expression, Type.TIMESTAMP) : expression;
    return dialect.cast(moment, mapped.type(), plan.type());
  }

  private Value moment(String text, Position at) {
    return Places.read(plan.type(), text)
        .orElseThrow(() ->
            Invalid.at(
                at,
                "'"
                    + text
                    + "' has no place on the scale of "
                    + plan.name()
                    + ", which shows dates or times"));
  }

  private boolean needsCast() {
    Type from = mapped.type();
    Type to = plan.type();
    boolean numbers = from.isNumeric() && to.isNumeric();
    boolean whole = to == Type.INTEGER && from == Type.NUMBER;
    return from != to && (!numbers || whole) && from != Type.BINARY;
  }

  private String limited(String raw) {
    List<Value> from = plan.from();
    boolean acts = from.size() == 2 && plan.type().isNumeric() && !plan.transform().isTemporal();
    if (!acts || !(plan.censors() || plan.squishes())) {
      return raw;
    }
    StringBuilder cases = new StringBuilder("CASE");
    bound(cases, raw, " < ", from.get(0));
    bound(cases, raw, " > ", from.get(1));
    boolean bounded = cases.length() > "CASE".length();
    return bounded ? cases.append(" ELSE ").append(raw).append(" END").toString() : raw;
  }

  private void bound(StringBuilder cases, String raw, String operator, Value end) {
    if (!end.isNull()) {
      String literal = dialect.literal(end);
      cases
          .append(" WHEN ")
          .append(raw)
          .append(operator)
          .append(literal)
          .append(" THEN ")
          .append(plan.censors() ? "NULL" : literal);
    }
  }

  private String listed(String raw) {
    if (plan.from().isEmpty()) {
      return raw;
    }
    String levels =
        plan.from().stream()
            .filter(value -> !value.isNull())
            .map(dialect::literal)
            .collect(Collectors.joining(", "));
    return levels.isEmpty()
        ? "CASE WHEN FALSE THEN " + raw + " END"
        : "CASE WHEN " + raw + " IN (" + levels + ") THEN " + raw + " END";
  }

  /// Each value becomes the middle of its bin.
  private String binned(String raw, Scale scale) {
    List<Value> edges = scale.breaks();
    if (edges.size() < 2) {
      return raw;
    }
    StringBuilder cases = new StringBuilder("CASE");
    int last = edges.size() - 2;
    for (int i = 0; i <= last; i++) {
      String middle = dialect.literal(middle(edges.get(i), edges.get(i + 1)));
      cases.append(" WHEN ").append(inBin(raw, edges, i, last)).append(" THEN ").append(middle);
    }
    return cases.append(" END").toString();
  }

  private String inBin(String raw, List<Value> edges, int bin, int last) {
    boolean right = plan.isClosedRight();
    boolean openLow = plan.squishes() && bin == 0;
    boolean openHigh = plan.squishes() && bin == last;
    String above = right && bin > 0 ? " > " : " >= ";
    String below = right || bin == last ? " <= " : " < ";
    String low = raw + above + dialect.literal(edges.get(bin));
    String high = raw + below + dialect.literal(edges.get(bin + 1));
    if (openLow && openHigh) {
      return raw + " IS NOT NULL";
    }
    return openLow ? high : openHigh ? low : low + " AND " + high;
  }

  private Value middle(Value low, Value high) {
    return plan.transform().value((low.position() + high.position()) / 2);
  }

  /// Whether values of the aesthetic are categories to a statistic.
  boolean isCategory() {
    return switch (plan.kind()) {
      case DISCRETE, ORDINAL, BINNED -> true;
      case CONTINUOUS -> false;
      case IDENTITY -> plan.type().isDiscrete();
    };
  }
}
