package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Echo;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import java.util.Set;

/// What may be written in and behind a call's brackets beside its arguments: names of arguments,
/// `DISTINCT`, `WITHIN GROUP`. Each function takes them or refuses them.
final class CallForms {

  private static final Set<String> ORDERED =
      Set.of(
          "LISTAGG", "STRING_AGG", "ARRAY_AGG", "ARRAYAGG", "PERCENTILE_CONT", "PERCENTILE_DISC");

  private static final Set<String> NOT_DISTINCT =
      Set.of(
          "APPROX_PERCENTILE",
          "BOOLAND_AGG",
          "BOOLOR_AGG",
          "BOOLXOR_AGG",
          "CORR",
          "COUNT_IF",
          "COVAR_POP",
          "COVAR_SAMP",
          "MEDIAN",
          "MODE");

  private CallForms() {}

  /// @throws dev.vitrine.kernel.SqlError where the function does not take what was written
  static void check(FunctionCall call, Registry.Entry entry) {
    Expr.Call written = call.syntax();
    boolean scalar = entry.kind() == Registry.Kind.SCALAR;
    if (!written.within().isEmpty() && !ORDERED.contains(call.name())) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Function " + call.name() + " does not support WITHIN GROUP clause.");
    }
    if (written.distinct() && (scalar || !takesDistinct(call.name()))) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "invalid use of 'distinct' for function '"
              + new Echo(call.expressions()).of(written)
              + "'");
    }
    if (scalar && written.arguments().stream().anyMatch(each -> each.name().isPresent())) {
      throw call.error(
          ErrorCode.COMPILATION, "function " + call.name() + " does not support named arguments");
    }
  }

  private static boolean takesDistinct(String name) {
    return !NOT_DISTINCT.contains(name) && !name.startsWith("REGR_");
  }
}
