package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.stream.Collectors;

/// Expressions as error messages tell them: names in upper case, a column with its table's name,
/// texts as they are written. A call's window is left out.
public record Echo(ExpressionTranslator expressions) {

  public String of(Expr expression) {
    if (expression instanceof Expr.Call call) {
      return call(call);
    }
    return expression instanceof Expr.ColumnRef column
        ? expressions.scope().owned(column).orElseGet(() -> words(column.span()))
        : words(expression.span());
  }

  private String call(Expr.Call call) {
    return call.arguments().stream()
        .map(this::argument)
        .collect(
            Collectors.joining(", ", call.name() + (call.distinct() ? "(DISTINCT " : "("), ")"));
  }

  private String argument(Expr.Argument argument) {
    return argument.name().map(name -> name + " => ").orElse("") + of(argument.value());
  }

  private String words(Span span) {
    StringBuilder words = new StringBuilder();
    int end = 0;
    for (Token token : Lexer.tokens(span.of(expressions.problems().text()), Escapes.SNOWFLAKE)) {
      words.append(token.start() > end && !words.isEmpty() ? " " : "").append(token.upper());
      end = token.end();
    }
    return words.toString();
  }
}
