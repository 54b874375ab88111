package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.functions.FunctionCall;
import dev.vitrine.dialect.translate.functions.Functions;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;

/// Names that are no columns: functions that need no brackets, and `sequence.NEXTVAL`.
final class PseudoColumns {

  private PseudoColumns() {}

  static Optional<Typed> find(Expr.ColumnRef column, ExpressionTranslator expressions) {
    List<Ident> parts = column.parts();
    if (parts.size() == 1) {
      return function(column, expressions);
    }
    return parts.getLast().name().equals("NEXTVAL") && !parts.getLast().quoted()
        ? sequence(parts.subList(0, parts.size() - 1), column, expressions)
        : Optional.empty();
  }

  private static Optional<Typed> function(Expr.ColumnRef column, ExpressionTranslator expressions) {
    Ident word = column.last();
    if (word.quoted() || !Functions.needsNoBrackets(word.name())) {
      return Optional.empty();
    }
    Expr.Call call =
        new Expr.Call(
            new Name(column.parts(), column.span()),
            List.of(),
            false,
            List.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            column.span());
    return Optional.of(Functions.apply(new FunctionCall(call, expressions)));
  }

  private static Optional<Typed> sequence(
      List<Ident> parts, Expr.ColumnRef column, ExpressionTranslator expressions) {
    Objects objects = new Objects(expressions.environment());
    return objects
        .find(Domain.SEQUENCE, new Name(parts, column.span()))
        .map(object -> nextValue((SchemaObject.Sequence) object));
  }

  static Typed nextValue(SchemaObject.Sequence sequence) {
    return Typed.loose(NextValue.of(sequence.engineName()), SqlType.fixed(38, 0));
  }
}
