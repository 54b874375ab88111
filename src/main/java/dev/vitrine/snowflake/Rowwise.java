package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.dialect.translate.NextValue;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.kernel.Column;
import java.util.List;
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

  /// The columns of a query's answer.
  static List<Column> columns(Rows rows) {
    return rows.columns().stream().map(Rows.Output::column).toList();
  }

  private static Answer query(QueryStatement statement, Context context) {
    Watched watched = new Watched(context.environment());
    Translator translator = new Translator(context.text(), watched);
    Rows rows = translator.delivered(statement.query());
    boolean reads = !rows.sql().contains(NextValue.CALL);
    context
        .steps()
        .deliver(
            rows.sql(), context.steps().values(translator.bindOrder(), 0), columns(rows), reads);
    boolean steady = watched.isSteady() && translator.reads().isSteady(rows.sql());
    return new Answer.Delivered(
        steady ? Optional.of(translator.reads().tables()) : Optional.empty());
  }
}
