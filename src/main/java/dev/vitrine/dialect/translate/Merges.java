package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Dml.Merge;
import dev.vitrine.dialect.syntax.Dml.MergeClause;
import dev.vitrine.dialect.syntax.Dml.MergeClause.DeleteMatched;
import dev.vitrine.dialect.syntax.Dml.MergeClause.InsertUnmatched;
import dev.vitrine.dialect.syntax.Dml.MergeClause.UpdateMatched;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.Change.Step;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `MERGE`.
final class Merges {

  private final Translator translator;
  private final Target target;
  private final Source rows;
  private final Source source;
  private final ExpressionTranslator both;
  private final ExpressionTranslator sourceAlone;

  Merges(Merge merge, Translator translator) {
    this.translator = translator;
    this.target = Target.find(merge.table(), translator.environment(), translator.problems());
    this.rows = target.source(merge.alias(), translator.fresh("t"));
    Scope joined = Scope.root(translator.problems()).inner();
    this.source =
        new RelationTranslator(translator, Scope.root(translator.problems()).inner())
            .source(merge.source());
    joined.add(rows);
    joined.add(source);
    this.both = translator.expressions(joined);
    Scope alone = Scope.root(translator.problems()).inner();
    alone.add(source);
    this.sourceAlone = translator.expressions(alone);
  }

  Change translate(Merge merge) {
    String on = both.condition(merge.on());
    StringBuilder clauses = new StringBuilder();
    merge.clauses().forEach(clause -> clauses.append(clause(clause)));
    List<String> answer = new ArrayList<>();
    Map<String, Integer> words = new HashMap<>();
    count(merge, InsertUnmatched.class, "INSERT", "inserted", answer, words);
    count(merge, UpdateMatched.class, "UPDATE", "updated", answer, words);
    count(merge, DeleteMatched.class, "DELETE", "deleted", answer, words);
    String sql =
        "MERGE INTO %s USING %s ON %s%s RETURNING merge_action"
            .formatted(rows.sql(), source.sql(), on, clauses);
    return new Change(
        List.of(target.place()),
        answer,
        List.of(new Step(sql, translator.bindOrder(), new Counts.ByWord(words))));
  }

  private static void count(
      Merge merge,
      Class<? extends MergeClause> kind,
      String word,
      String done,
      List<String> answer,
      Map<String, Integer> words) {
    if (merge.clauses().stream().anyMatch(kind::isInstance)) {
      words.put(word, answer.size());
      answer.add("number of rows " + done);
    }
  }

  private String clause(MergeClause clause) {
    return switch (clause) {
      case UpdateMatched update ->
          " WHEN MATCHED" + and(update, both) + " THEN UPDATE SET " + sets(update);
      case DeleteMatched delete -> " WHEN MATCHED" + and(delete, both) + " THEN DELETE";
      case InsertUnmatched insert ->
          " WHEN NOT MATCHED"
              + and(insert, sourceAlone)
              + " THEN INSERT ("
              + target.engineColumns()
              + ") VALUES ("
              + values(insert)
              + ")";
    };
  }

  private static String and(MergeClause clause, ExpressionTranslator expressions) {
    return clause.condition().map(e -> " AND " + expressions.condition(e)).orElse("");
  }

  private String sets(UpdateMatched update) {
    if (!update.assignments().isEmpty()) {
      return Updates.sets(update.assignments(), target, rows, both);
    }
    Storing storing = new Storing(translator, target.place());
    return String.join(
        ", ",
        target.table().columns().stream()
            .map(column ->
                QuotedName.of(column.engineName()) + " = " + storing.into(column, byName(column)))
            .toList());
  }

  private Typed byName(TableColumn column) {
    return source.columns().stream()
        .filter(field -> field.name().equals(column.name()))
        .findFirst()
        .map(Field::value)
        .orElseThrow(() ->
            Problems.plain(
                ErrorCode.COMPILATION,
                "ALL BY NAME takes a source with the target's columns; it has no column '"
                    + column.name()
                    + "'"));
  }

  private String values(InsertUnmatched insert) {
    Storing storing = new Storing(translator, target.place());
    List<TableColumn> columns = target.columns(insert.columns());
    List<Typed> cells = new ArrayList<>();
    if (insert.values().isEmpty()) {
      columns.forEach(column -> cells.add(byName(column)));
    } else {
      Target.checkArity(columns.size(), insert.values().size());
    }
    for (int i = 0; i < insert.values().size(); i++) {
      Expr value = insert.values().get(i);
      cells.add(
          value instanceof Expr.Default
              ? storing.otherwise(columns.get(i))
              : sourceAlone.translate(value));
    }
    return Inserts.row(target, storing, columns, cells);
  }
}
