package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `INFER_SCHEMA(LOCATION => '@stage', FILE_FORMAT => 'format', …)`: the columns that staged files
/// seem to have.
final class InferSchema {

  private static final Set<String> NAMES =
      Set.of(
          "LOCATION",
          "FILE_FORMAT",
          "FILES",
          "IGNORE_CASE",
          "MAX_FILE_COUNT",
          "MAX_RECORDS_PER_FILE");

  private InferSchema() {}

  static Source rows(TableCall call) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (Argument argument : call.function().call().arguments()) {
      String name = argument.name().orElse("").toUpperCase(Locale.ROOT);
      if (!NAMES.contains(name)) {
        throw wrong(call, "invalid argument '" + name + "' for function INFER_SCHEMA");
      }
      said.put(name, texts(argument.value(), call));
    }
    if (!said.containsKey("LOCATION")) {
      throw wrong(call, "function INFER_SCHEMA needs LOCATION => '@stage'");
    }
    return ResultScan.read(call.environment().inferred(said), call);
  }

  private static List<String> texts(Expr value, TableCall call) {
    return value instanceof Expr.Tuple tuple
        ? tuple.items().stream().map(item -> text(item, call)).toList()
        : List.of(text(value, call));
  }

  private static String text(Expr value, TableCall call) {
    Typed typed = call.expressions().translate(value);
    if (typed.constant() == null) {
      throw wrong(call, "arguments of INFER_SCHEMA must be constant");
    }
    return String.valueOf(typed.constant());
  }

  private static SqlError wrong(TableCall call, String message) {
    return call.error(ErrorCode.COMPILATION, message);
  }
}
