package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.scalar.DatePart;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.Locale;
import java.util.Optional;

/// Arguments that name a part of a date or time: a word or a constant text.
final class PartArguments {

  private PartArguments() {}

  /// A part that can be added, counted or truncated to.
  static DatePart span(FunctionCall call, int index) {
    return written(call, index)
        .flatMap(DatePart::of)
        .filter(DatePart::isSpan)
        .orElseThrow(() -> invalid(call, index));
  }

  /// The same, refused for a TIME that has no such part; the message shows the type's digits.
  static DatePart addable(FunctionCall call, int index, Typed value) {
    DatePart part = span(call, index);
    if (value.is(Kind.TIME) && !part.isOfTime()) {
      throw invalid(
          "['" + shown(call, index) + "']", call, " and type " + TypeText.of(value.type()));
    }
    return part;
  }

  /// The same, refused for a TIME that has no such part.
  static DatePart countable(FunctionCall call, int index, Typed value) {
    DatePart part = span(call, index);
    if (value.is(Kind.TIME) && !part.isOfTime()) {
      String word = shown(call, index).toUpperCase(Locale.ROOT);
      throw invalid("[" + word + "]", call, " and type TIME");
    }
    return part;
  }

  /// A part that can be read.
  static Optional<DatePart> readable(FunctionCall call, int index) {
    return written(call, index).flatMap(DatePart::of);
  }

  /// `EXTRACT` tells its part as it is written.
  static SqlError unreadable(FunctionCall call, int index) {
    boolean extract = call.name().equals("EXTRACT");
    String part = extract ? spelled(call, index) : shown(call, index).toUpperCase(Locale.ROOT);
    return Problems.plain(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "invalid value [%s] for parameter '%s date/time part'"
            .formatted(part, extract ? "EXTRACT" : "DATE_PART"));
  }

  private static String spelled(FunctionCall call, int index) {
    return call.written(index) instanceof Expr.StringLiteral literal
        ? literal.value()
        : source(call, index);
  }

  /// The word or text; empty where the argument is neither.
  static Optional<String> written(FunctionCall call, int index) {
    Expr expression = call.written(index);
    if (expression instanceof Expr.ColumnRef column && column.parts().size() == 1) {
      return Optional.of(column.last().name());
    }
    return expression instanceof Expr.StringLiteral literal
        ? Optional.of(literal.value())
        : Optional.empty();
  }

  /// The error that an argument is no part that the function takes.
  static SqlError invalid(FunctionCall call, int index) {
    return invalid("['" + shown(call, index) + "']", call, "");
  }

  private static String shown(FunctionCall call, int index) {
    return written(call, index).orElseGet(() -> source(call, index));
  }

  private static String source(FunctionCall call, int index) {
    return call.written(index).span().of(call.expressions().problems().text());
  }

  /// Snowflake tells it on one line.
  private static SqlError invalid(String part, FunctionCall call, String type) {
    return new SqlError(
        ErrorCode.INVALID_TIME_PART,
        "SQL compilation error: "
            + part
            + " is not a valid date/time component for function "
            + call.name()
            + type
            + ".");
  }
}
