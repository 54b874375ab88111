package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;

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
    Translator translator = context.translator();
    Rows rows = translator.delivered(statement.query());
    boolean reads = !rows.sql().contains("nextval(");
    context
        .steps()
        .deliver(
            rows.sql(),
            context.steps().values(translator.bindOrder(), 0),
            rows.columns().stream().map(Rows.Output::column).toList(),
            reads);
    return new Answer.Delivered();
  }
}
