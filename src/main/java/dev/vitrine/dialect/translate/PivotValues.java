package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Relation.Pivot;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The values that become columns of a `PIVOT`: those of its list, or, with `ANY` and a subquery,
/// those that are there when the statement is translated.
record PivotValues(
    Pivot pivot, Source source, Translator translator, ExpressionTranslator expressions) {

  private static final int MOST = 2000;

  /// @param name of the column: an alias, or the value as a literal, quotes included
  record Value(String name, Expr expression) {}

  List<Value> all() {
    if (pivot.any().isPresent()) {
      return present();
    }
    return pivot.subquery().map(this::queried).orElseGet(this::listed);
  }

  private List<Value> listed() {
    return pivot.values().stream().map(item -> new Value(name(item), item.value())).toList();
  }

  private String name(Item item) {
    if (item.alias().isPresent()) {
      return item.alias().get().name();
    }
    return item.value() instanceof Expr.StringLiteral text
        ? "'" + text.value() + "'"
        : item.value().span().of(expressions.problems().text()).toUpperCase(Locale.ROOT);
  }

  /// `ANY`: the values of the pivoted column.
  private List<Value> present() {
    Typed column =
        expressions.translate(new Expr.ColumnRef(List.of(pivot.column()), pivot.column().span()));
    Typed shown = shown(column);
    String order =
        pivot.any().filter(keys -> !keys.isEmpty()).map(expressions::sortKeys).orElse("1");
    return asked(
        "SELECT "
            + shown.sql()
            + " FROM "
            + source.sql()
            + " GROUP BY "
            + (column.sql().equals(shown.sql()) ? "1" : "1, " + column.sql())
            + " ORDER BY "
            + order,
        shown.type());
  }

  /// Numbers stay numbers, everything else is asked for as text.
  private Typed shown(Typed value) {
    return value.is(Kind.FIXED)
        ? value.exactly()
        : Casts.convert(value, SqlType.TEXT, Casts.Mode.FAIL, Formats.of(translator.environment()));
  }

  private List<Value> queried(Query query) {
    Rows rows = translator.query(query, expressions.scope().withoutSources());
    if (rows.columns().size() != 1) {
      throw expressions
          .problems()
          .at(query.span(), ErrorCode.COMPILATION, "the query of PIVOT must have one column");
    }
    Typed shown = shown(QueryTranslator.fields(rows, "q").getFirst().value());
    return asked("SELECT " + shown.sql() + " FROM (" + rows.sql() + ") AS q", shown.type());
  }

  private List<Value> asked(String sql, SqlType type) {
    String whole = translator.withCommonTables(sql);
    if (whole.contains("CAST($")) {
      throw Problems.unsupported("bindings in a PIVOT whose values are asked for");
    }
    List<Typed> values = translator.environment().values(whole, type, MOST + 1);
    if (values.size() > MOST) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "PIVOT would make more than " + MOST + " columns");
    }
    Span span = pivot.column().span();
    return values.stream().distinct().map(value -> value(value, span)).toList();
  }

  private static Value value(Typed value, Span span) {
    if (value.isNull()) {
      return new Value("NULL", new Expr.NullLiteral(span));
    }
    if (value.constant() instanceof BigDecimal number) {
      String digits = number.toPlainString();
      return new Value(digits, new Expr.NumberLiteral(digits, span));
    }
    String text = String.valueOf(value.constant());
    return new Value("'" + text + "'", new Expr.StringLiteral(text, span));
  }
}
