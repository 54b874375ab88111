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
  private final String on;
  private final ExpressionTranslator both;
  private final ExpressionTranslator sourceAlone;

  Merges(Merge merge, Translator translator) {
    this.translator = translator;
    this.target = Target.find(merge.table(), translator.environment(), translator.problems());
    this.rows = target.source(merge.alias(), translator.fresh("t"));
    Source given =
        new RelationTranslator(translator, Scope.root(translator.problems()).inner())
            .source(merge.source());
    boolean choosing = isChoosing(merge);
    this.source = choosing ? chosen(merge, given) : given;
    this.both = over(rows, source);
    this.sourceAlone = over(source);
    this.on =
        choosing
            ? engineAlias(rows.sql()) + ".rowid = " + engineAlias(source.sql()) + ".r"
            : both.condition(merge.on());
  }

  private ExpressionTranslator over(Source... sources) {
    Scope scope = Scope.root(translator.problems()).inner();
    List.of(sources).forEach(scope::add);
    return translator.expressions(scope);
  }

  private static String engineAlias(String sql) {
    return sql.substring(sql.lastIndexOf(' ') + 1);
  }

  /// Whether a target's row may match several rows of the source: where all that happens to it is
  /// that it goes, and where the session does not mind which of them it takes.
  private boolean isChoosing(Merge merge) {
    boolean updates = merge.clauses().stream().anyMatch(UpdateMatched.class::isInstance);
    boolean deletes = merge.clauses().stream().anyMatch(DeleteMatched.class::isInstance);
    boolean tolerant =
        translator
            .environment()
            .parameter("ERROR_ON_NONDETERMINISTIC_MERGE")
            .equalsIgnoreCase("false");
    return updates ? tolerant : deletes;
  }

  /// The source with one row for each row of the target that it matches, `r`: preferably one for
  /// which a clause does something.
  private Source chosen(Merge merge, Source given) {
    Source inner = target.source(merge.alias(), translator.fresh("t"));
    ExpressionTranslator joined = over(inner, given);
    String alias = translator.fresh("m");
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Field field : given.columns()) {
      String column = Rows.engineColumn(items.size());
      Typed value = field.value();
      items.add(value.carried() + " AS " + column);
      fields.add(new Field(field.name(), value.at(alias + "." + column), field.hidden()));
    }
    String row = engineAlias(inner.sql()) + ".rowid";
    String sql =
        "(SELECT %s, %s AS r FROM %s LEFT JOIN %s ON %s QUALIFY %s IS NULL OR row_number() OVER (PARTITION BY %s ORDER BY %s) = 1) AS %s"
            .formatted(
                String.join(", ", items),
                row,
                given.sql(),
                inner.sql(),
                joined.condition(merge.on()),
                row,
                row,
                acting(merge, joined),
                alias);
    return new Source(given.name(), given.path(), sql, fields);
  }

  private static String acting(Merge merge, ExpressionTranslator joined) {
    List<String> conditions = new ArrayList<>();
    for (MergeClause clause : merge.clauses()) {
      if (!(clause instanceof InsertUnmatched)) {
        conditions.add(clause.condition().map(joined::condition).orElse("TRUE"));
      }
    }
    return "CASE WHEN " + String.join(" OR ", conditions) + " THEN 0 ELSE 1 END";
  }

  Change translate(Merge merge) {
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
