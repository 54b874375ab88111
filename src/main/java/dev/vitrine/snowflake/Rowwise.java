package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;
import java.util.Optional;

/// Queries, and statements that change rows.
final class Rowwise {

  private Rowwise() {}

  static Answer run(Statement statement, Context context) {
    return switch (statement) {
      case QueryStatement query -> query(query, context);
      case Dml dml -> Changes.run(dml, context);
      default -> throw new IllegalStateException("neither query nor DML: " + statement);
    };
  }

  private static Answer query(QueryStatement statement, Context context) {
    Watched watched = new Watched(context.environment());
    Translator translator = new Translator(context.text(), watched);
    Rows rows = translator.delivered(statement.query());
    boolean reads = !rows.sql().contains("nextval(");
    context
        .steps()
        .deliver(
            rows.sql(),
            context.steps().values(translator.bindOrder(), 0),
            rows.columns().stream().map(Rows.Output::column).toList(),
            reads);
    boolean steady = watched.isSteady() && translator.reads().isSteady(rows.sql());
    return new Answer.Delivered(
        steady ? Optional.of(translator.reads().tables()) : Optional.empty());
  }
}
