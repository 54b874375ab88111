package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Call;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Relation.Pivot;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `PIVOT`: a group for each value of the columns that are neither pivoted nor aggregated, and in
/// it one filtered aggregate for each value of the pivoted column.
final class Pivots {

  private final Pivot pivot;
  private final Translator translator;
  private final Source source;
  private final ExpressionTranslator expressions;
  private final List<String> items = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final String alias;

  private Pivots(Pivot pivot, RelationTranslator relations, Translator translator, Scope scope) {
    this.pivot = pivot;
    this.translator = translator;
    this.source = relations.source(pivot.relation());
    Scope own = scope.withoutSources();
    own.add(source.named(Optional.empty()));
    this.expressions = translator.expressions(own);
    this.alias = translator.fresh("t");
  }

  static Source pivot(
      Pivot pivot, RelationTranslator relations, Translator translator, Scope scope) {
    return relations.renamed(
        new Pivots(pivot, relations, translator, scope).source(), pivot.alias());
  }

  private Source source() {
    List<String> keys = new ArrayList<>();
    for (Field field : kept()) {
      keys.add(field.value().sql());
      add(field.name(), field.value());
    }
    for (PivotValues.Value value : new PivotValues(pivot, source, translator, expressions).all()) {
      pivot.aggregates().forEach(aggregate -> add(name(value, aggregate), cell(value, aggregate)));
    }
    String grouped = keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
    String sql = "(SELECT " + String.join(", ", items) + " FROM " + source.sql() + grouped + ")";
    return new Source(
        Optional.of(pivot.alias().map(a -> a.name().name()).orElse("PIVOT")),
        List.of(),
        sql + " AS " + alias,
        fields);
  }

  private void add(String name, Typed value) {
    String column = Rows.engineColumn(items.size());
    items.add(value.sql() + " AS " + column);
    String sql = alias + "." + column;
    fields.add(
        new Field(name, new Typed(sql, value.type(), value.exact(), null, value.isNull()), false));
  }

  /// The columns that make the groups.
  private List<Field> kept() {
    Set<String> used = new HashSet<>();
    used.add(pivot.column().name());
    pivot.aggregates().forEach(item -> columns(item.value(), used));
    return source.columns().stream()
        .filter(field -> !field.hidden() && !used.contains(field.name()))
        .toList();
  }

  private static void columns(Expr expression, Set<String> names) {
    if (expression instanceof Expr.ColumnRef column) {
      names.add(column.last().name());
    }
    Aggregates.children(expression).forEach(child -> columns(child, names));
  }

  private Typed cell(PivotValues.Value value, Item aggregate) {
    Typed cell = expressions.translate(filtered(aggregate, value.expression()));
    if (pivot.defaultOnNull().isEmpty()) {
      return cell;
    }
    Typed otherwise =
        Casts.implicit(expressions.translate(pivot.defaultOnNull().get()), cell.type());
    return Typed.of(
        "coalesce(" + cell.exactly().sql() + ", " + otherwise.exactly().sql() + ")", cell.type());
  }

  private Call filtered(Item aggregate, Expr value) {
    if (!(aggregate.value() instanceof Call call) || call.over().isPresent()) {
      throw expressions
          .problems()
          .at(
              aggregate.value().span(),
              ErrorCode.COMPILATION,
              "PIVOT takes an aggregate function here");
    }
    Ident column = pivot.column();
    Expr pivoted = new Expr.ColumnRef(List.of(column), column.span());
    Expr condition =
        value instanceof Expr.NullLiteral
            ? new Expr.IsNull(pivoted, false, column.span())
            : new Expr.Binary("=", pivoted, value, column.span());
    return new Call(
        call.function(),
        call.arguments(),
        call.distinct(),
        call.within(),
        call.ignoreNulls(),
        Optional.of(condition),
        Optional.empty(),
        call.span());
  }

  /// The value's name, behind it that of the aggregate where it has one or stands not alone.
  private String name(PivotValues.Value value, Item aggregate) {
    if (aggregate.alias().isPresent()) {
      return value.name() + "_" + aggregate.alias().get().name();
    }
    if (pivot.aggregates().size() == 1) {
      return value.name();
    }
    String text = aggregate.value().span().of(expressions.problems().text());
    return value.name() + "_" + text.toUpperCase(Locale.ROOT);
  }
}
