package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.ExpressionTranslator;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.kernel.ErrorCode;

/// Functions that give rows: `FLATTEN`, `GENERATOR`, `SPLIT_TO_TABLE`, `RESULT_SCAN`, users' own.
public final class TableFunctions {

  private TableFunctions() {}

  /// The function as a source, its SQL with an alias.
  public static Source apply(Relation.Function function, ExpressionTranslator expressions) {
    throw expressions
        .problems()
        .at(
            function.span(),
            ErrorCode.UNKNOWN_FUNCTION,
            "Unknown table function " + function.call().function());
  }
}
