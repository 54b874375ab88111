package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Body;
import dev.vitrine.dialect.syntax.Query.Cte;
import dev.vitrine.dialect.syntax.Query.Nested;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.syntax.Query.SetOperation;
import dev.vitrine.dialect.syntax.Query.Values;
import dev.vitrine.dialect.translate.Rows.Output;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Queries: common tables, set operations, order and limit around a select.
final class QueryTranslator {

  private final Translator translator;
  private final Scope scope;
  private final boolean delivered;

  /// @param delivered columns come as results carry them
  QueryTranslator(Translator translator, Scope outer, boolean delivered) {
    this.translator = translator;
    this.scope = outer.inner();
    this.delivered = delivered;
  }

  Rows translate(Query query) {
    String with = with(query.with());
    Tail tail = new Tail(query.orderBy(), query.orderByAll(), query.limit(), query.offset());
    Rows body =
        query.body() instanceof Select select
            ? new SelectTranslator(translator, scope, delivered).translate(select, tail)
            : ordered(body(query.body()), tail);
    return new Rows(with + body.sql(), body.columns());
  }

  /// What stands behind a body.
  record Tail(
      List<SortKey> orderBy, boolean orderByAll, Optional<Expr> limit, Optional<Expr> offset) {
    static final Tail NONE = new Tail(List.of(), false, Optional.empty(), Optional.empty());
  }

  private Rows body(Body body) {
    return switch (body) {
      case Select select ->
          new SelectTranslator(translator, scope, false).translate(select, Tail.NONE);
      case Nested(Query inner, var _) -> {
        Rows rows = translator.query(inner, scope);
        yield new Rows("(" + rows.sql() + ")", rows.columns());
      }
      case Values values -> values(values);
      case SetOperation operation -> combined(operation);
    };
  }

  private Rows values(Values values) {
    ExpressionTranslator expressions = translator.expressions(scope);
    List<List<Typed>> rows = values.rows().stream().map(expressions::translate).toList();
    int width = rows.getFirst().size();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != width) {
        throw scope
            .problems()
            .at(values.span(), ErrorCode.COMPILATION, "VALUES lists differ in their length");
      }
    }
    List<Output> outputs = new ArrayList<>();
    List<Typed> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<Typed> cells = rows.stream().map(row -> row.get(column)).toList();
      columns.add(common(cells, Rows.engineColumn(i)));
      outputs.add(new Output("COLUMN" + (i + 1), columns.getLast()));
    }
    String sql = rows.stream().map(row -> row(row, columns)).collect(Collectors.joining(", "));
    String alias = translator.fresh("v");
    return new Rows(
        "SELECT * FROM (VALUES " + sql + ") AS " + alias + "(" + engineColumns(width) + ")",
        outputs);
  }

  private static String row(List<Typed> row, List<Typed> columns) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(cell(row.get(i), columns.get(i)));
    }
    return "(" + String.join(", ", cells) + ")";
  }

  /// A value as a column carries it.
  private static String cell(Typed value, Typed column) {
    Typed converted = Casts.implicit(value, column.type()).exactly();
    return column.nanos() == null ? converted.sql() : Nanos.whole(converted);
  }

  static String engineColumns(int width) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      names.add(Rows.engineColumn(i));
    }
    return String.join(", ", names);
  }

  /// A chain of operations is one level in the engine too, however long it is.
  private Rows combined(SetOperation operation) {
    List<SetOperation> chain = new ArrayList<>();
    Body first = operation;
    while (first instanceof SetOperation link && (chain.isEmpty() || goesOn(link, operation))) {
      chain.addFirst(link);
      first = link.left();
    }
    List<Rows> rows = new ArrayList<>();
    rows.add(body(first));
    chain.forEach(link -> rows.add(body(link.right())));
    return operation.byName()
        ? ByName.combine(operation, rows.getFirst(), rows.getLast(), translator)
        : combine(chain, rows);
  }

  /// Whether two operations in a row stand in the engine's SQL without brackets: `UNION` and
  /// `EXCEPT` bind alike, `INTERSECT` tighter.
  private static boolean goesOn(SetOperation link, SetOperation last) {
    boolean tight = link.operator().equals("INTERSECT");
    return !link.byName() && !last.byName() && tight == last.operator().equals("INTERSECT");
  }

  /// @param rows one more than operations
  private Rows combine(List<SetOperation> chain, List<Rows> rows) {
    Rows first = rows.getFirst();
    int width = first.columns().size();
    for (int i = 1; i < rows.size(); i++) {
      checkWidth(width, rows.get(i), i + 1);
    }
    List<Typed> columns = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<Typed> values = rows.stream().map(each -> each.columns().get(column).value()).toList();
      columns.add(common(values, Rows.engineColumn(i)));
      outputs.add(new Output(first.columns().get(i).name(), columns.getLast()));
    }
    boolean keyed = KeyedSets.needed(columns);
    StringBuilder sql = new StringBuilder(like(first, columns));
    for (int i = 0; i < chain.size(); i++) {
      SetOperation link = chain.get(i);
      String right = like(rows.get(i + 1), columns);
      if (keyed && !link.all()) {
        String all =
            new KeyedSets(columns, translator).combine(link.operator(), sql.toString(), right);
        sql.setLength(0);
        sql.append(all);
      } else {
        sql.append(' ').append(link.operator()).append(link.all() ? " ALL " : " ").append(right);
      }
    }
    return new Rows("(" + sql + ")", outputs);
  }

  /// A column that takes several values: of their common type, with nine digits if one has them.
  private static Typed common(List<Typed> values, String column) {
    SqlType type = Types.common(values);
    boolean temporal = Temporal.isTemporal(Typed.of(column, type)) && type.scale() > 0;
    return temporal && values.stream().anyMatch(value -> value.nanos() != null)
        ? Nanos.read(column, type)
        : new Typed(column, type, true, null, values.stream().allMatch(Typed::isNull));
  }

  private static void checkWidth(int expected, Rows rows, int branch) {
    if (rows.columns().size() != expected) {
      throw Problems.plain(
          ErrorCode.SET_OPERATION_ARITY,
          "invalid number of result columns for set operator input branches, expected %d, got %d in branch {%d}"
              .formatted(expected, rows.columns().size(), branch));
    }
  }

  /// Rows with their columns brought to these types.
  String as(Rows rows, List<SqlType> types) {
    return like(rows, types.stream().map(type -> Typed.of("", type)).toList());
  }

  private String like(Rows rows, List<Typed> columns) {
    List<String> items = new ArrayList<>();
    String alias = translator.fresh("u");
    for (int i = 0; i < columns.size(); i++) {
      Typed column = rows.columns().get(i).value();
      String name = alias + "." + Rows.engineColumn(i);
      Typed read = column.at(name);
      items.add(cell(read, columns.get(i)) + " AS " + Rows.engineColumn(i));
    }
    return "SELECT " + String.join(", ", items) + " FROM (" + rows.sql() + ") AS " + alias;
  }

  /// Order and limit of what is no select: by its columns alone.
  private Rows ordered(Rows rows, Tail tail) {
    String alias = translator.fresh("o");
    List<Field> fields = fields(rows, alias);
    Scope over = scope.inner();
    over.add(new Source(Optional.empty(), List.of(), "", fields));
    ExpressionTranslator expressions = translator.expressions(over);
    List<String> items = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Typed value = fields.get(i).value();
      String sql = delivered ? translator.delivered(value) : value.carried();
      items.add(sql + " AS " + Rows.engineColumn(i));
      Typed output = read(value, i, delivered);
      outputs.add(new Output(fields.get(i).name(), output));
    }
    String sql =
        "SELECT "
            + String.join(", ", items)
            + " FROM ("
            + rows.sql()
            + ") AS "
            + alias
            + order(tail, fields, expressions)
            + limit(tail, expressions);
    return new Rows(sql, outputs);
  }

  /// A column of a result; one that is delivered is not read any more, but for its type.
  static Typed read(Typed value, int index, boolean delivered) {
    String column = Rows.engineColumn(index);
    return delivered
        ? new Typed(column, value.type(), true, null, value.isNull())
        : value.at(column);
  }

  static List<Field> fields(Rows rows, String alias) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      Output output = rows.columns().get(i);
      Typed value = output.value();
      Typed read = value.at(alias + "." + Rows.engineColumn(i));
      fields.add(new Field(output.name(), read, false));
    }
    return fields;
  }

  private static String order(Tail tail, List<Field> fields, ExpressionTranslator expressions) {
    if (tail.orderBy().isEmpty()) {
      return "";
    }
    SortKey first = tail.orderBy().getFirst();
    if (tail.orderByAll()) {
      return " ORDER BY "
          + fields.stream()
              .map(field -> ExpressionTranslator.sortKey(field.value(), first))
              .collect(Collectors.joining(", "));
    }
    return " ORDER BY "
        + tail.orderBy().stream()
            .map(key ->
                ExpressionTranslator.sortKey(
                    place(key.value(), fields.size(), "order by")
                        .map(n -> fields.get(n - 1).value())
                        .orElseGet(() -> expressions.translate(key.value())),
                    key))
            .collect(Collectors.joining(", "));
  }

  /// The number of a column, if an expression is one.
  static Optional<Integer> ordinal(Expr expression) {
    return expression instanceof Expr.NumberLiteral literal && literal.text().matches("[0-9]{1,6}")
        ? Optional.of(Integer.parseInt(literal.text()))
        : Optional.empty();
  }

  /// The number of one of `columns` columns, if an expression is a number.
  ///
  /// @throws dev.vitrine.kernel.SqlError `NOT_IN_SELECT_LIST` for a number beyond them
  static Optional<Integer> place(Expr expression, int columns, String clause) {
    Optional<Integer> ordinal = ordinal(expression);
    ordinal
        .filter(n -> n < 1 || n > columns)
        .ifPresent(n -> {
          throw Problems.plain(
              ErrorCode.NOT_IN_SELECT_LIST, "[" + n + "] is not a valid " + clause + " expression");
        });
    return ordinal;
  }

  static String limit(Tail tail, ExpressionTranslator expressions) {
    String limit =
        tail.limit()
            .map(expressions::translate)
            .filter(value -> !value.isNull())
            .map(value -> " LIMIT " + count(value))
            .orElse("");
    String offset =
        tail.offset().map(value -> " OFFSET " + count(expressions.translate(value))).orElse("");
    return limit + offset;
  }

  private static String count(Typed value) {
    return value.constant() instanceof BigDecimal number
        ? number.toBigInteger().toString()
        : "CAST(" + value.sql() + " AS BIGINT)";
  }

  private String with(List<Cte> tables) {
    if (tables.isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Cte table : tables) {
      names.add(translator.fresh("cte"));
      parts.add(commonTable(table, names.getLast()));
    }
    return translator.with(names) + String.join(", ", parts) + " ";
  }

  private String commonTable(Cte table, String engine) {
    boolean recursive = Recursion.isRecursive(table);
    Rows rows =
        translator
            .nesting()
            .commonTable(
                engine,
                () ->
                    recursive
                        ? recursive(table, engine)
                        : new QueryTranslator(translator, scope, false).translate(table.query()));
    define(table, engine, rows);
    String definition =
        engine + "(" + engineColumns(rows.columns().size()) + ") AS (" + rows.sql() + ")";
    translator.define(engine, definition, recursive);
    return definition;
  }

  private void define(Cte table, String engine, Rows rows) {
    List<Field> fields = new ArrayList<>();
    List<String> names = names(table.columns(), rows, scope.problems(), table.name());
    for (int i = 0; i < names.size(); i++) {
      Typed value = rows.columns().get(i).value();
      Typed read = value.at(Rows.engineColumn(i));
      fields.add(new Field(names.get(i), read, false));
    }
    scope.define(
        table.name().name(),
        new Source(Optional.of(table.name().name()), List.of(), engine, fields));
  }

  static List<String> names(List<Ident> given, Rows rows, Problems problems, Ident where) {
    if (given.isEmpty()) {
      return rows.columns().stream().map(Output::name).toList();
    }
    if (given.size() != rows.columns().size()) {
      throw problems.at(
          where.span(),
          ErrorCode.COLUMN_COUNT,
          "Invalid column definition list: expected "
              + rows.columns().size()
              + " names, got "
              + given.size());
    }
    return given.stream().map(Ident::name).toList();
  }

  /// The first branch gives the types; numbers and texts get room to grow.
  private Rows recursive(Cte table, String engine) {
    SetOperation operation = (SetOperation) table.query().body();
    Rows anchor = body(operation.left());
    List<SqlType> types =
        anchor.columns().stream().map(output -> Recursion.roomy(output.value())).toList();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      outputs.add(
          new Output(anchor.columns().get(i).name(), Typed.of(Rows.engineColumn(i), types.get(i))));
    }
    Rows promised = new Rows("", outputs);
    define(table, engine, promised);
    Rows step = body(operation.right());
    checkWidth(types.size(), step, 2);
    String sql = as(anchor, types) + " UNION " + (operation.all() ? "ALL " : "") + as(step, types);
    return new Rows(sql, outputs);
  }
}
