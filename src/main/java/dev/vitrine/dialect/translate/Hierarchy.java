package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query.ConnectBy;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A `CONNECT BY` query as a recursive common table. Each of its rows has the columns of the
/// `FROM`, its level, and what the query asks of the way to it: values of its parent (`PRIOR`), of
/// its root (`CONNECT_BY_ROOT`), and paths (`SYS_CONNECT_BY_PATH`). What is asked is known when the
/// rest of the query has been translated.
final class Hierarchy {

  /// A column that is carried along.
  ///
  /// @param first value of a root
  /// @param next value of a child
  private record Carried(String column, SqlType type, String first, String next) {}

  private final Translator translator;
  private final Scope rows;
  private final Scope parents;
  private final Scope joined;
  private final String from;
  private final List<Field> base;
  private final List<Carried> carried = new ArrayList<>();
  private final String table;
  private final ConnectBy connect;

  private static final Typed LEVEL = Typed.loose("", SqlType.fixed(38, 0));

  /// @param scope knows the sources of the `FROM`; they are replaced by those of the hierarchy
  /// @param from the engine's SQL of the `FROM`, its key word left out
  Hierarchy(ConnectBy connect, String from, Scope scope, Translator translator) {
    this.connect = connect;
    this.translator = translator;
    this.from = from;
    this.table = translator.fresh("h");
    List<Source> sources = List.copyOf(scope.sources());
    this.base = sources.stream().flatMap(source -> source.columns().stream()).toList();
    this.rows = over(scope, sources, "n");
    this.parents = over(scope, sources, "p");
    this.joined = over(scope, sources, "n");
    rows.bind("LEVEL", level("1"));
    parents.bind("LEVEL", level("p.lvl"));
    joined.bind("LEVEL", level("(p.lvl + 1)"));
    joined.hierarchy(this);
    scope.replaceSources(rebound(sources, table));
    scope.bind("LEVEL", level(table + ".lvl"));
    scope.hierarchy(this);
  }

  private static Typed level(String sql) {
    return new Typed(sql, LEVEL.type(), false, null, false);
  }

  private static Scope over(Scope scope, List<Source> sources, String alias) {
    Scope over = scope.withoutSources();
    rebound(sources, alias).forEach(over::add);
    return over;
  }

  /// The sources with their columns read from one table, in which they are `b1`, `b2` ….
  private static List<Source> rebound(List<Source> sources, String alias) {
    List<Source> rebound = new ArrayList<>();
    int column = 0;
    for (Source source : sources) {
      List<Field> fields = new ArrayList<>();
      for (Field field : source.columns()) {
        Typed value = field.value();
        String sql = alias + ".b" + ++column;
        fields.add(
            new Field(
                field.name(),
                new Typed(sql, value.type(), true, null, value.isNull()),
                field.hidden()));
      }
      rebound.add(new Source(source.name(), source.path(), "", fields));
    }
    return rebound;
  }

  /// `PRIOR x`: in the condition the parent's value, in the query that of the row's parent.
  Typed prior(Expr.Prior prior, ExpressionTranslator expressions) {
    if (expressions.scope() == joined) {
      return expressions.in(parents).translate(prior.operand());
    }
    Typed own = translator.expressions(rows).translate(prior.operand());
    Typed parent = translator.expressions(parents).translate(prior.operand());
    return carry(own.type(), "NULL", parent.exactly().sql());
  }

  Typed root(Expr.ConnectByRoot root) {
    Typed own = translator.expressions(rows).translate(root.operand());
    return carry(own.type(), own.exactly().sql(), null);
  }

  /// `SYS_CONNECT_BY_PATH(x, separator)`.
  Typed path(Expr.Call call) {
    if (call.arguments().size() != 2) {
      throw rows.problems()
          .at(
              call.span(),
              ErrorCode.TOO_FEW_ARGUMENTS,
              "SYS_CONNECT_BY_PATH takes a value and a separator");
    }
    ExpressionTranslator own = translator.expressions(rows);
    String value = text(own.translate(call.arguments().get(0).value()));
    String separator = text(own.translate(call.arguments().get(1).value()));
    String step = "(" + separator + " || coalesce(" + value + ", ''))";
    return carry(SqlType.TEXT, step, "(p.%s || " + step.replace("%", "%%") + ")");
  }

  private static String text(Typed value) {
    return Casts.implicit(value, SqlType.TEXT).sql();
  }

  /// @param next `%s` stands for the column itself; null for the parent's
  private Typed carry(SqlType type, String first, @org.jspecify.annotations.Nullable String next) {
    String column = "x" + (carried.size() + 1);
    String step =
        next == null ? "p." + column : next.contains("%s") ? next.formatted(column) : next;
    carried.add(new Carried(column, type, first, step));
    return Typed.of(table + "." + column, type);
  }

  /// SQL of the whole as a relation.
  String sql() {
    List<String> columns = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      columns.add("b" + (i + 1));
      items.add(base.get(i).value().exactly().sql() + " AS b" + (i + 1));
    }
    if (base.isEmpty()) {
      columns.add("b1");
      items.add("1 AS b1");
    }
    String own = columns.stream().map(column -> "n." + column).collect(Collectors.joining(", "));
    String start =
        connect.start().map(e -> " WHERE " + translator.expressions(rows).condition(e)).orElse("");
    String condition = translator.expressions(joined).condition(connect.connect());
    String seen = connect.noCycle() ? " AND NOT list_contains(p.seen, n.id)" : "";
    return """
    (WITH RECURSIVE base AS MATERIALIZED (SELECT row_number() OVER () AS id, %s FROM %s), \
    tree AS (SELECT %s, 1 AS lvl, n.id, [n.id] AS seen%s FROM base AS n%s \
    UNION ALL SELECT %s, p.lvl + 1, n.id, %s%s FROM tree AS p JOIN base AS n ON %s%s) \
    SELECT * FROM tree) AS %s\
    """
        .formatted(
            String.join(", ", items),
            from,
            own,
            carried(true),
            start,
            own,
            connect.noCycle() ? "list_append(p.seen, n.id)" : "p.seen",
            carried(false),
            condition,
            seen,
            table);
  }

  private String carried(boolean first) {
    return carried.stream()
        .map(each ->
            ", CAST("
                + (first ? each.first : each.next)
                + " AS "
                + EngineTypes.of(each.type)
                + ") AS "
                + each.column)
        .collect(Collectors.joining());
  }
}
