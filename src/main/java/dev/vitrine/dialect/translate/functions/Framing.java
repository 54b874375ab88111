package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr.Frame;
import dev.vitrine.dialect.syntax.Expr.Window;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.kernel.ErrorCode;
import java.util.Set;

/// Refuses windows that show an aggregate some rows of a partition where it looks at all of them,
/// and orders that an aggregate does not take.
final class Framing {

  private static final Set<String> WHOLE =
      Set.of(
          "ANY_VALUE",
          "APPROX_COUNT_DISTINCT",
          "APPROX_PERCENTILE",
          "APPROX_TOP_K",
          "ARRAY_UNIQUE_AGG",
          "BITANDAGG",
          "BITAND_AGG",
          "BITORAGG",
          "BITOR_AGG",
          "BITXORAGG",
          "BITXOR_AGG",
          "BIT_ANDAGG",
          "BIT_AND_AGG",
          "BIT_ORAGG",
          "BIT_OR_AGG",
          "BIT_XORAGG",
          "BIT_XOR_AGG",
          "BOOLAND_AGG",
          "BOOLOR_AGG",
          "BOOLXOR_AGG",
          "CORR",
          "COVAR_POP",
          "COVAR_SAMP",
          "HASH_AGG",
          "HLL",
          "KURTOSIS",
          "LISTAGG",
          "MAX_BY",
          "MEDIAN",
          "MIN_BY",
          "MODE",
          "OBJECT_AGG",
          "PERCENTILE_CONT",
          "PERCENTILE_DISC",
          "REGR_AVGX",
          "REGR_AVGY",
          "REGR_COUNT",
          "REGR_INTERCEPT",
          "REGR_R2",
          "REGR_SLOPE",
          "REGR_SXX",
          "REGR_SXY",
          "REGR_SYY",
          "SKEW",
          "STRING_AGG");

  private Framing() {}

  /// @throws dev.vitrine.kernel.SqlError `WINDOW_SPECIFICATION`
  static void check(FunctionCall call) {
    call.syntax().over().filter(Framing::isMoving).ifPresent(window -> check(call, window));
  }

  /// Whether a window that was written shows each row other rows; one of all rows is no other.
  private static boolean isMoving(Window window) {
    return !window.order().isEmpty()
        && window.frame().map(frame -> frame.span().isPresent() && !isWhole(frame)).orElse(true);
  }

  private static boolean isWhole(Frame frame) {
    return unbounded(frame) == 2;
  }

  private static int unbounded(Frame frame) {
    return (frame.from().isUnbounded() ? 1 : 0) + (frame.to().isUnbounded() ? 1 : 0);
  }

  private static void check(FunctionCall call, Window window) {
    if (WHOLE.contains(call.name())) {
      boolean sliding = window.frame().filter(frame -> unbounded(frame) == 0).isPresent();
      throw refused(
          call,
          window.frame().flatMap(Frame::span).orElse(window.span()),
          (sliding ? "Sliding" : "Cumulative")
              + " window frame unsupported for function "
              + call.name());
    }
    if (call.syntax().distinct() && !call.name().equals("COUNT")) {
      throw refused(
          call, window.span(), "distinct cannot be used with a window frame or an order.");
    }
    if (!call.syntax().within().isEmpty()) {
      throw refused(
          call,
          window.span(),
          "WITHIN GROUP clause is not supported when the OVER clause contains an ORDER BY clause.");
    }
  }

  private static RuntimeException refused(FunctionCall call, Span span, String message) {
    return call.expressions().problems().at(span, ErrorCode.WINDOW_SPECIFICATION, message);
  }
}
