package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query.Item;
import dev.vitrine.dialect.syntax.Relation.Unpivot;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `UNPIVOT`: a row for each of some columns, with the column's name and its value.
final class Unpivots {

  private Unpivots() {}

  static Source unpivot(
      Unpivot unpivot, RelationTranslator relations, Translator translator, Scope scope) {
    Source source = relations.source(unpivot.relation());
    Scope own = scope.withoutSources();
    own.add(source.named(Optional.empty()));
    ExpressionTranslator expressions = translator.expressions(own);
    List<String> names = new ArrayList<>();
    List<Typed> values = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Item item : unpivot.columns()) {
      String column = column(item, expressions);
      used.add(column);
      names.add(StringLiterals.quoted(item.alias().map(a -> a.name()).orElse(column)));
      values.add(expressions.translate(item.value()));
    }
    List<Field> kept =
        source.columns().stream()
            .filter(field -> !field.hidden() && !used.contains(field.name()))
            .toList();
    return relations.renamed(
        built(unpivot, source, kept, names, values, translator), unpivot.alias());
  }

  private static String column(Item item, ExpressionTranslator expressions) {
    if (item.value() instanceof Expr.ColumnRef column) {
      return column.last().name();
    }
    throw expressions
        .problems()
        .at(item.value().span(), ErrorCode.COMPILATION, "UNPIVOT takes names of columns here");
  }

  private static Source built(
      Unpivot unpivot,
      Source source,
      List<Field> kept,
      List<String> names,
      List<Typed> values,
      Translator translator) {
    String alias = translator.fresh("t");
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Field field : kept) {
      Typed value = field.value();
      add(field.name(), value.sql(), value, alias, items, fields);
    }
    SqlType type = Types.common(values);
    List<String> cells =
        values.stream().map(value -> Casts.implicit(value, type).exactly().sql()).toList();
    Typed name = Typed.of("", SqlType.TEXT);
    add(unpivot.name().name(), unnested(names), name, alias, items, fields);
    add(unpivot.value().name(), unnested(cells), Typed.of("", type), alias, items, fields);
    String value = Rows.engineColumn(items.size() - 1);
    String rows = "SELECT " + String.join(", ", items) + " FROM " + source.sql();
    String sql =
        unpivot.includeNulls()
            ? "(" + rows + ")"
            : "(SELECT * FROM (" + rows + ") AS u WHERE u." + value + " IS NOT NULL)";
    return new Source(
        Optional.of(unpivot.alias().map(a -> a.name().name()).orElse("UNPIVOT")),
        List.of(),
        sql + " AS " + alias,
        fields);
  }

  private static String unnested(List<String> values) {
    return "unnest([" + String.join(", ", values) + "])";
  }

  private static void add(
      String name, String sql, Typed like, String alias, List<String> items, List<Field> fields) {
    String column = Rows.engineColumn(items.size());
    items.add(sql + " AS " + column);
    fields.add(
        new Field(
            name,
            new Typed(alias + "." + column, like.type(), like.exact(), null, like.isNull()),
            false));
  }
}
