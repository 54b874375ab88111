package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Cte;
import dev.vitrine.dialect.syntax.Query.Nested;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `CREATE RECURSIVE VIEW v(a) AS …` is `CREATE VIEW v(a) AS WITH v(a) AS (…) SELECT * FROM v`.
///
/// @param table the view's query under the view's own name
record RecursiveView(Cte table) {

  static RecursiveView of(Ident name, List<Ident> columns, Query query) {
    return new RecursiveView(new Cte(name, columns, bare(query)));
  }

  /// Without brackets around all of it: they would hide the `UNION`.
  private static Query bare(Query query) {
    boolean plain =
        query.with().isEmpty()
            && query.orderBy().isEmpty()
            && query.limit().isEmpty()
            && query.offset().isEmpty();
    return plain && query.body() instanceof Nested nested ? bare(nested.query()) : query;
  }

  /// The view's query; its offsets point into the whole statement.
  Query query() {
    Span span = table.query().span();
    Expr all = new Expr.Star(List.of(), List.of(), Optional.empty(), List.of(), List.of(), span);
    Name name = new Name(List.of(table.name()), table.name().span());
    Query.Select select =
        new Query.Select(
            false,
            Optional.empty(),
            List.of(new Query.Item(all, Optional.empty())),
            Optional.of(new Relation.Table(name, Optional.empty(), Optional.empty(), span)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            span);
    return new Query(
        List.of(table), select, List.of(), false, Optional.empty(), Optional.empty(), span);
  }

  /// The same as text.
  String text(String statement) {
    String name = QuotedName.of(table.name().name());
    String columns =
        table.columns().stream()
            .map(column -> QuotedName.of(column.name()))
            .collect(Collectors.joining(", "));
    return "WITH RECURSIVE %s%s AS (%s) SELECT * FROM %s"
        .formatted(
            name,
            columns.isEmpty() ? "" : "(" + columns + ")",
            table.query().span().of(statement),
            name);
  }
}
