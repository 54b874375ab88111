package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Bound;
import dev.vitrine.dialect.syntax.Expr.Frame;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Expr.Window;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.translate.functions.Functions;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The `MEASURES` of a `MATCH_RECOGNIZE`. With one row per match they are aggregates over the rows
/// of the match, of which a bare column means the last; with all rows they are windows over the
/// rows up to the current one, or over all of the match behind `FINAL`.
final class MatchMeasures implements Navigation {

  private static final String OF_MATCH = "PARTITION BY h.pid, h.mno ORDER BY h.seq ROWS BETWEEN ";

  private final MatchRows rows;
  private final boolean allRows;
  private final ExpressionTranslator row;
  private boolean whole;
  private int bound;

  MatchMeasures(MatchRows rows, boolean allRows) {
    this.rows = rows;
    this.allRows = allRows;
    this.row = rows.over("n");
    Scope scope = row.scope();
    scope.bind(name("PID"), Typed.of("h.pid", SqlType.fixed(18, 0)));
    scope.bind(name("MNO"), Typed.of("h.mno", SqlType.fixed(18, 0)));
    scope.bind(name("SEQ"), Typed.of("h.seq", SqlType.fixed(18, 0)));
  }

  /// A name that no column has.
  private static String name(String word) {
    return "\u0001" + word;
  }

  Typed measure(Expr expression) {
    return rows.over("n", this).translate(expression);
  }

  @Override
  public Optional<Typed> column(Expr.ColumnRef column, ExpressionTranslator expressions) {
    List<Ident> parts = column.parts();
    if (parts.size() == 2 && rows.isSymbol(parts.getFirst().name())) {
      return Optional.of(edge("last", column, Optional.of(parts.getFirst()), 0));
    }
    if (parts.size() > 1 || row.scope().find(column, row).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(edge("last", column, Optional.empty(), 0));
  }

  @Override
  public Optional<Typed> call(Expr.Call call, ExpressionTranslator expressions) {
    if (call.over().isPresent()) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "FIRST", "FIRST_VALUE" -> Optional.of(edge("first", call));
      case "LAST", "LAST_VALUE" -> Optional.of(edge("last", call));
      case "FINAL", "RUNNING" -> Optional.of(framed(call, expressions));
      case "MATCH_NUMBER" -> rows.told(call);
      case "LAG", "PREV", "LEAD", "NEXT", "CLASSIFIER", "MATCH_SEQUENCE_NUMBER" ->
          Optional.of(edge("last", call, rows.symbolIn(call), 0));
      default ->
          Functions.isAggregate(call.name()) ? Optional.of(aggregate(call)) : Optional.empty();
    };
  }

  private Typed framed(Expr.Call call, ExpressionTranslator expressions) {
    boolean before = whole;
    whole = call.name().equals("FINAL");
    try {
      return expressions.translate(call.arguments().getFirst().value());
    } finally {
      whole = before;
    }
  }

  private Typed edge(String side, Expr.Call call) {
    Expr value = call.arguments().getFirst().value();
    int offset =
        call.arguments().size() > 1
                && row.translate(call.arguments().get(1).value()).constant()
                    instanceof BigDecimal number
            ? number.intValue()
            : 0;
    return edge(side, value, rows.symbolIn(value), offset);
  }

  /// The value on the first or last row that is one of a symbol's, or of all.
  private Typed edge(String side, Expr value, Optional<Ident> symbol, int offset) {
    Typed of = row.translate(value);
    String within = " FILTER (WHERE " + filter(symbol) + ")";
    String read = of.exactly().sql();
    String sql =
        offset == 0 && !allRows
            ? side + "(" + read + " ORDER BY h.seq)" + within
            : "("
                + (allRows
                    ? "list(" + read + ")" + within + over()
                    : "list(" + read + " ORDER BY h.seq)" + within)
                + ")["
                + (side.equals("first") ? offset + 1 : -offset - 1)
                + "]";
    return Typed.of("(" + sql + ")", of.type());
  }

  private String over() {
    return " OVER ("
        + OF_MATCH
        + (whole
            ? "UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"
            : "UNBOUNDED PRECEDING AND CURRENT ROW)");
  }

  private String filter(Optional<Ident> symbol) {
    return symbol
        .map(name -> "h.seq > 0 AND h.sym IN (" + numbers(rows.set(name)) + ")")
        .orElse("h.seq > 0");
  }

  private static String numbers(Set<Integer> symbols) {
    return symbols.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private Typed aggregate(Expr.Call call) {
    Span span = call.span();
    String condition = name("F" + ++bound);
    row.scope().bind(condition, Typed.of("(" + filter(rows.symbolIn(call)) + ")", SqlType.BOOLEAN));
    Expr filter = column(condition, span);
    if (call.filter().isPresent()) {
      filter = new Expr.Binary("AND", filter, call.filter().get(), span);
    }
    return row.translate(
        new Expr.Call(
            call.function(),
            call.arguments().stream().map(this::counted).toList(),
            call.distinct(),
            call.within(),
            call.ignoreNulls(),
            Optional.of(filter),
            allRows ? Optional.of(window(span)) : Optional.empty(),
            span));
  }

  /// `COUNT(symbol.*)` counts rows.
  private Expr.Argument counted(Expr.Argument argument) {
    return argument.value() instanceof Expr.Star star && rows.symbolIn(star).isPresent()
        ? new Expr.Argument(
            argument.name(),
            new Expr.Star(
                List.of(), List.of(), Optional.empty(), List.of(), List.of(), star.span()))
        : argument;
  }

  private Window window(Span span) {
    Bound first = new Bound("UNBOUNDED PRECEDING", Optional.empty());
    Bound last = new Bound(whole ? "UNBOUNDED FOLLOWING" : "CURRENT ROW", Optional.empty());
    return new Window(
        List.of(column(name("PID"), span), column(name("MNO"), span)),
        List.of(new SortKey(column(name("SEQ"), span), false, Optional.empty())),
        Optional.of(new Frame("ROWS", first, last, Optional.empty())),
        span);
  }

  private static Expr column(String name, Span span) {
    return new Expr.ColumnRef(List.of(new Ident(name, true, span)), span);
  }
}
