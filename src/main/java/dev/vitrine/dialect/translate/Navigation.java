package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import java.util.Optional;

/// What columns and calls mean within a `MATCH_RECOGNIZE`, where this differs from what they mean
/// elsewhere.
interface Navigation {

  Optional<Typed> column(Expr.ColumnRef column, ExpressionTranslator expressions);

  Optional<Typed> call(Expr.Call call, ExpressionTranslator expressions);
}
