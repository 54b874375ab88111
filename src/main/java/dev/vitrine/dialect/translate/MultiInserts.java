package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Dml.Branch;
import dev.vitrine.dialect.syntax.Dml.InsertMulti;
import dev.vitrine.dialect.syntax.Dml.Into;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.Change.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `INSERT ALL` and `INSERT FIRST`: the source's rows are kept, then each `INTO` takes its own.
final class MultiInserts {

  private final String text;
  private final Environment environment;
  private final Map<Objects.Place, Integer> counted = new LinkedHashMap<>();
  private final Map<Objects.Place, Target> targets = new LinkedHashMap<>();
  private final List<Step> inserts = new ArrayList<>();
  private final Rows kept;
  private final Step keeping;

  MultiInserts(InsertMulti insert, String text, Environment environment) {
    this.text = text;
    this.environment = environment;
    Translator translator = new Translator(text, environment);
    this.kept = translator.query(insert.source());
    this.keeping =
        new Step(
            "CREATE TEMP TABLE " + Change.KEPT + " AS " + kept.sql(),
            translator.bindOrder(),
            new Counts.Nothing());
  }

  Change translate(InsertMulti insert) {
    List<Expr> before = new ArrayList<>();
    for (Branch branch : insert.branches()) {
      List<Expr> unless = insert.first() ? List.copyOf(before) : List.of();
      branch.intos().forEach(into -> add(into, branch.when(), unless));
      branch.when().ifPresent(before::add);
    }
    insert.otherwise().forEach(into -> add(into, Optional.empty(), before));
    List<Step> steps = new ArrayList<>();
    steps.add(keeping);
    if (insert.overwrite()) {
      targets
          .values()
          .forEach(target -> steps.add(Step.silent("DELETE FROM " + target.table().engineName())));
    }
    steps.addAll(inserts);
    steps.add(Step.silent("DROP TABLE " + Change.KEPT));
    List<String> columns =
        targets.values().stream()
            .map(target -> "number of rows inserted into " + target.table().name())
            .toList();
    return new Change(List.copyOf(targets.keySet()), columns, steps);
  }

  private void add(Into into, Optional<Expr> when, List<Expr> unless) {
    Translator translator = new Translator(text, environment);
    Target target = Target.find(into.table(), environment, translator.problems());
    targets.putIfAbsent(target.place(), target);
    int column = counted.computeIfAbsent(target.place(), _ -> counted.size());
    Scope scope = Scope.root(translator.problems());
    scope.add(new Source(Optional.empty(), List.of(), "", QueryTranslator.fields(kept, "k")));
    ExpressionTranslator expressions = translator.expressions(scope);
    String sql =
        "INSERT INTO "
            + target.table().engineName()
            + " ("
            + target.engineColumns()
            + ") SELECT "
            + row(into, target, expressions)
            + " FROM "
            + Change.KEPT
            + " AS k"
            + where(when, unless, expressions);
    inserts.add(new Step(sql, translator.bindOrder(), new Counts.Changed(column)));
  }

  private static String row(Into into, Target target, ExpressionTranslator expressions) {
    Storing storing = new Storing(expressions.translator(), target.place());
    List<TableColumn> columns = target.columns(into.columns());
    List<Typed> cells = new ArrayList<>();
    if (into.values().isEmpty()) {
      expressions.scope().sources().getFirst().columns().forEach(field -> cells.add(field.value()));
    }
    Target.checkArity(
        columns.size(), into.values().isEmpty() ? cells.size() : into.values().size());
    for (int i = 0; i < into.values().size(); i++) {
      Expr value = into.values().get(i);
      cells.add(
          value instanceof Expr.Default
              ? storing.otherwise(columns.get(i))
              : expressions.translate(value));
    }
    return Inserts.row(target, storing, columns, cells);
  }

  private static String where(
      Optional<Expr> when, List<Expr> unless, ExpressionTranslator expressions) {
    List<String> conditions = new ArrayList<>();
    when.ifPresent(condition -> conditions.add(expressions.condition(condition)));
    unless.forEach(
        condition -> conditions.add("(" + expressions.condition(condition) + " IS NOT TRUE)"));
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
