package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Bound;
import dev.vitrine.dialect.syntax.Expr.Frame;
import dev.vitrine.dialect.syntax.Expr.Window;
import dev.vitrine.dialect.translate.times.Spans;
import dev.vitrine.kernel.ErrorCode;

/// Which rows of a window count: `ROWS BETWEEN 1 PRECEDING AND CURRENT ROW`, or by what they are
/// ordered by, `RANGE BETWEEN INTERVAL '1 day' PRECEDING AND CURRENT ROW`.
record Frames(ExpressionTranslator expressions) {

  String sql(Frame frame) {
    return frame.unit() + " BETWEEN " + bound(frame.from()) + " AND " + bound(frame.to());
  }

  /// A key of the window's order, of which an interval can be taken where the frame does so.
  ///
  /// @throws dev.vitrine.kernel.SqlError where it does and the key is no date and no timestamp
  Typed key(Typed key, Window window) {
    boolean spans =
        window.frame().filter(frame -> spans(frame.from()) || spans(frame.to())).isPresent();
    if (!spans) {
      return key;
    }
    if (!Temporal.isTemporal(key)) {
      throw expressions
          .problems()
          .at(
              window.span(),
              ErrorCode.WINDOW_SPECIFICATION,
              "RANGE with an INTERVAL requires an ORDER BY of a date or timestamp, not of "
                  + TypeText.of(key.type())
                  + ".");
    }
    return key.micros();
  }

  private static boolean spans(Bound bound) {
    return bound.offset().filter(Temporal::isInterval).isPresent();
  }

  private String bound(Bound bound) {
    return bound.offset().map(offset -> offset(offset) + " ").orElse("") + bound.kind();
  }

  private String offset(Expr offset) {
    return offset instanceof Expr.IntervalLiteral literal
        ? Spans.engine(Temporal.span(literal, expressions))
        : expressions.translate(offset).sql();
  }
}
