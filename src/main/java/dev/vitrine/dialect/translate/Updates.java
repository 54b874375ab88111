package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Dml.Assignment;
import dev.vitrine.dialect.syntax.Dml.Update;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.Change.Step;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `UPDATE`, of one table or joined with others.
final class Updates {

  private static final List<String> ANSWER =
      List.of("number of rows updated", "number of multi-joined rows updated");

  private final Translator translator;
  private final Target target;
  private final Scope scope;
  private final Source rows;
  private final String alias;

  Updates(Update update, Translator translator) {
    this.translator = translator;
    this.target = Target.find(update.table(), translator.environment(), translator.problems());
    this.scope = Scope.root(translator.problems()).inner();
    this.alias = translator.fresh("t");
    this.rows = target.source(update.alias(), alias);
    scope.add(rows);
  }

  Change translate(Update update) {
    return new Change(
        List.of(target.place()),
        ANSWER,
        update.from().map(from -> joined(update, from)).orElseGet(() -> List.of(single(update))));
  }

  private Step single(Update update) {
    List<String> sets = new ArrayList<>();
    for (Stored stored : stored(update.assignments())) {
      sets.add(stored.name() + " = " + stored.sql());
    }
    String sql = "UPDATE " + rows.sql() + " SET " + String.join(", ", sets) + where(update.where());
    return new Step(sql, translator.bindOrder(), new Counts.Changed(0));
  }

  private String where(Optional<Expr> where) {
    return where.map(e -> " WHERE " + translator.expressions(scope).condition(e)).orElse("");
  }

  /// A column and its new value.
  private record Stored(String name, String sql) {}

  private List<Stored> stored(List<Assignment> assignments) {
    return stored(assignments, target, rows, translator.expressions(scope));
  }

  private static List<Stored> stored(
      List<Assignment> assignments, Target target, Source rows, ExpressionTranslator expressions) {
    Storing storing = new Storing(expressions.translator(), target.place());
    Set<String> seen = new HashSet<>();
    List<Stored> stored = new ArrayList<>();
    for (Assignment assignment : assignments) {
      TableColumn column = column(assignment, target, rows);
      if (!seen.add(column.name())) {
        throw target.duplicate(column.name(), assignment.span());
      }
      Typed value =
          assignment.value() instanceof Expr.Default
              ? storing.otherwise(column)
              : expressions.translate(assignment.value());
      stored.add(new Stored(QuotedName.of(column.engineName()), storing.into(column, value)));
    }
    return stored;
  }

  private static TableColumn column(Assignment assignment, Target target, Source rows) {
    List<Ident> parts = assignment.column();
    if (!Scope.qualifies(rows, parts)) {
      throw target
          .problems()
          .invalidIdentifier(
              assignment.span(), String.join(".", parts.stream().map(Ident::name).toList()));
    }
    Ident name = parts.getLast();
    return target
        .column(name.name())
        .orElseThrow(() -> target.problems().invalidIdentifier(assignment.span(), name.name()));
  }

  /// `SET` of a `MERGE`.
  static String sets(
      List<Assignment> assignments, Target target, Source rows, ExpressionTranslator expressions) {
    return String.join(
        ", ",
        stored(assignments, target, rows, expressions).stream()
            .map(each -> each.name() + " = " + each.sql())
            .toList());
  }

  /// The new values of each row are kept first: a row that is joined to several others takes those
  /// of one of them and is counted apart.
  private List<Step> joined(Update update, Relation from) {
    String others = new RelationTranslator(translator, scope).relation(from);
    List<Stored> stored = stored(update.assignments());
    List<String> values = new ArrayList<>();
    List<String> sets = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      values.add(", " + stored.get(i).sql() + " AS v" + i);
      sets.add(stored.get(i).name() + " = k.v" + i);
    }
    String row = alias + ".rowid";
    String keeping =
        "CREATE TEMP TABLE %s AS SELECT %s AS r, count(*) OVER (PARTITION BY %s) AS n%s FROM %s CROSS JOIN %s%s QUALIFY row_number() OVER (PARTITION BY %s) = 1"
            .formatted(
                Change.KEPT,
                row,
                row,
                String.join("", values),
                rows.sql(),
                others,
                where(update.where()),
                row);
    return List.of(
        new Step(keeping, translator.bindOrder(), new Counts.Nothing()),
        new Step(
            "UPDATE %s SET %s FROM %s AS k WHERE %s = k.r%s"
                .formatted(rows.sql(), String.join(", ", sets), Change.KEPT, row, onlyOne()),
            List.of(),
            new Counts.Changed(0)),
        new Step(
            "SELECT count(*) FILTER (WHERE n > 1) FROM " + Change.KEPT,
            List.of(),
            new Counts.Row(List.of(1))),
        Step.silent("DROP TABLE " + Change.KEPT));
  }

  private String onlyOne() {
    boolean strict =
        translator
            .environment()
            .parameter("ERROR_ON_NONDETERMINISTIC_UPDATE")
            .equalsIgnoreCase("true");
    return strict
        ? " AND CASE WHEN k.n > 1 THEN "
            + Problems.raised(
                ErrorCode.DUPLICATE_MERGE_ROW, "'Duplicate row detected during DML action'")
            + " ELSE TRUE END"
        : "";
  }
}
