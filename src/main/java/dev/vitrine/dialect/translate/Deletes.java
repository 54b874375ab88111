package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Dml.Delete;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.Change.Step;
import java.util.List;
import java.util.Optional;

/// `DELETE`, of one table or joined with others.
record Deletes(Translator translator) {

  Change translate(Delete delete) {
    Target target = Target.find(delete.table(), translator.environment(), translator.problems());
    Scope scope = Scope.root(translator.problems()).inner();
    String alias = translator.fresh("t");
    Source rows = target.source(delete.alias(), alias);
    scope.add(rows);
    String sql =
        delete
            .using()
            .map(using -> {
              String others = new RelationTranslator(translator, scope).relation(using);
              return "DELETE FROM %s WHERE rowid IN (SELECT %s.rowid FROM %s CROSS JOIN %s%s)"
                  .formatted(
                      target.table().engineName(),
                      alias,
                      rows.sql(),
                      others,
                      where(delete.where(), scope));
            })
            .orElseGet(() -> "DELETE FROM " + rows.sql() + where(delete.where(), scope));
    return new Change(
        List.of(target.place()),
        List.of("number of rows deleted"),
        List.of(new Step(sql, translator.bindOrder(), new Counts.Changed(0))));
  }

  private String where(Optional<Expr> where, Scope scope) {
    return where.map(e -> " WHERE " + translator.expressions(scope).condition(e)).orElse("");
  }
}
