package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Dml.Insert;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Values;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.Change.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `INSERT INTO t`: of a list of values, or of a query.
final class Inserts {

  private final Translator translator;
  private final Target target;
  private final Storing storing;
  private final List<TableColumn> columns;

  Inserts(Insert insert, Translator translator) {
    this.translator = translator;
    this.target = Target.find(insert.table(), translator.environment(), translator.problems());
    this.storing = new Storing(translator, target.place());
    this.columns = target.columns(insert.columns());
  }

  Change translate(Insert insert) {
    boolean many = translator.environment().bindsRows();
    Optional<BoundRow> bound = many ? BoundRow.of(insert.source()) : Optional.empty();
    String rows =
        bound
            .map(this::bound)
            .or(() -> values(insert.source()).map(this::listed))
            .orElseGet(() -> queried(insert.source()));
    List<Integer> binds = bound.isPresent() ? List.of() : translator.bindOrder();
    return new Change(
        List.of(target.place()),
        List.of("number of rows inserted"),
        insert.overwrite()
            ? overwriting(rows, binds)
            : List.of(new Step(inserting() + rows, binds, new Counts.Changed(0))));
  }

  private String inserting() {
    return "INSERT INTO " + target.table().engineName() + " (" + target.engineColumns() + ") ";
  }

  /// The new rows may be made of the old ones, so they are made first.
  private List<Step> overwriting(String rows, List<Integer> binds) {
    return List.of(
        new Step(
            "CREATE TEMP TABLE " + Change.KEPT + " AS " + named(rows), binds, new Counts.Nothing()),
        Step.silent("DELETE FROM " + target.table().engineName()),
        new Step(inserting() + "SELECT * FROM " + Change.KEPT, List.of(), new Counts.Changed(0)),
        Step.silent("DROP TABLE " + Change.KEPT));
  }

  private String named(String rows) {
    return "SELECT * FROM ("
        + rows
        + ") AS n("
        + QueryTranslator.engineColumns(target.table().columns().size())
        + ")";
  }

  /// The rows of a query that is nothing but a list of values.
  private static Optional<Values> values(Query query) {
    boolean bare =
        query.with().isEmpty()
            && query.orderBy().isEmpty()
            && query.limit().isEmpty()
            && query.offset().isEmpty();
    return bare && query.body() instanceof Values values ? Optional.of(values) : Optional.empty();
  }

  private String listed(Values values) {
    ExpressionTranslator expressions = expressions();
    List<String> rows = new ArrayList<>();
    for (List<Expr> row : values.rows()) {
      rows.add("(" + listed(row, expressions) + ")");
    }
    return "VALUES " + String.join(", ", rows);
  }

  private String listed(List<Expr> row, ExpressionTranslator expressions) {
    Target.checkArity(columns.size(), row.size());
    List<Typed> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(
          row.get(i) instanceof Expr.Default
              ? storing.otherwise(columns.get(i))
              : ValuesList.checked(row.get(i), expressions));
    }
    return row(cells);
  }

  private ExpressionTranslator expressions() {
    return translator.expressions(Scope.root(translator.problems()));
  }

  /// All rows of the bindings at once.
  private String bound(BoundRow bound) {
    translator.bindRows();
    ExpressionTranslator expressions = expressions();
    String row = bound.listed() ? listed(bound.cells(), expressions) : selected(bound, expressions);
    List<Integer> order = translator.bindOrder();
    String from =
        order.isEmpty()
            ? ""
            : " FROM " + translator.environment().boundRows(order) + " AS " + BoundRow.ALIAS;
    return "SELECT " + row + from;
  }

  private String selected(BoundRow bound, ExpressionTranslator expressions) {
    Target.checkArity(columns.size(), bound.cells().size());
    return row(bound.cells().stream().map(expressions::translate).toList());
  }

  private String queried(Query query) {
    Rows rows = translator.query(query);
    Target.checkArity(columns.size(), rows.columns().size());
    List<Typed> cells =
        QueryTranslator.fields(rows, "s").stream().map(Source.Field::value).toList();
    return "SELECT " + row(cells) + " FROM (" + rows.sql() + ") AS s";
  }

  /// A value for each column of the table, in its order.
  private String row(List<Typed> cells) {
    return row(target, storing, columns, cells);
  }

  static String row(Target target, Storing storing, List<TableColumn> columns, List<Typed> cells) {
    List<String> row = new ArrayList<>();
    for (TableColumn column : target.table().columns()) {
      int given = columns.indexOf(column);
      row.add(storing.into(column, given < 0 ? storing.otherwise(column) : cells.get(given)));
    }
    return String.join(", ", row);
  }
}
