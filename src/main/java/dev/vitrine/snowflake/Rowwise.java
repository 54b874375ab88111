package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.dialect.translate.NextValue;
import dev.vitrine.dialect.translate.Rows;
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
    Acting.Done<TranslatedQuery> done =
        Acting.watched(
            context, within -> TranslatedQuery.delivered(statement.query(), within.translator()));
    Watched watched = done.watched();
    TranslatedQuery translated = done.translated();
    Rows rows = translated.rows();
    boolean reads = !rows.sql().contains(NextValue.CALL);
    context.steps().deliver(rows.sql(), translated.values(context.steps()), columns(rows), reads);
    boolean steady = watched.isSteady() && translated.by().reads().isSteady(rows.sql());
    return new Answer.Delivered(
        steady ? Optional.of(translated.by().reads().tables()) : Optional.empty());
  }
}
