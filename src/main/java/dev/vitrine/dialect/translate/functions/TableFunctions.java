package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.ExpressionTranslator;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.kernel.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Functions that give rows: `FLATTEN`, `GENERATOR`, `SPLIT_TO_TABLE`, `RESULT_SCAN`,
/// `INFER_SCHEMA`, `VALIDATE`, `INFORMATION_SCHEMA.QUERY_HISTORY`, users' own.
public final class TableFunctions {

  /// What a call in a `FROM` becomes.
  @FunctionalInterface
  interface Rule {
    Source apply(TableCall call);
  }

  private static final String COPY_HISTORY = "COPY_HISTORY";

  private static final Map<String, Rule> RULES = new HashMap<>();

  static {
    RULES.put("FLATTEN", Flatten::rows);
    RULES.put("GENERATOR", Generator::rows);
    RULES.put("SPLIT_TO_TABLE", Splits::byText);
    RULES.put("STRTOK_SPLIT_TO_TABLE", Splits::byCharacters);
    RULES.put("RESULT_SCAN", ResultScan::rows);
    RULES.put("INFER_SCHEMA", InferSchema::rows);
    RULES.put("VALIDATE", Validate::rows);
    RULES.put(COPY_HISTORY, CopyHistory::rows);
  }

  private TableFunctions() {}

  /// Names of all, sorted, for documents.
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(RULES.keySet());
    names.addAll(QueryHistory.names());
    return names;
  }

  /// The function as a source, its SQL with an alias.
  ///
  /// @throws dev.vitrine.kernel.SqlError `UNKNOWN_FUNCTION`
  public static Source apply(Relation.Function function, ExpressionTranslator expressions) {
    List<Ident> parts = function.call().function().parts();
    if (QueryHistory.is(parts)) {
      return QueryHistory.rows(new TableCall(function, expressions));
    }
    String name = function.call().name();
    boolean plain =
        parts.size() == 1 || (name.equals(COPY_HISTORY) && isOfInformationSchema(function));
    Rule rule = plain ? RULES.get(name) : null;
    if (rule == null) {
      return UserFunctions.rows(function, expressions)
          .or(() -> procedure(new TableCall(function, expressions)))
          .orElseThrow(() -> unknown(function, expressions));
    }
    return rule.apply(new TableCall(function, expressions));
  }

  private static Optional<Source> procedure(TableCall call) {
    return call.environment()
        .procedure(call.function().call(), call.expressions().problems().text())
        .map(rows -> ResultScan.read(rows, call));
  }

  private static boolean isOfInformationSchema(Relation.Function function) {
    List<Ident> parts = function.call().function().parts();
    return parts.size() > 1 && parts.get(parts.size() - 2).name().equals("INFORMATION_SCHEMA");
  }

  private static dev.vitrine.kernel.SqlError unknown(
      Relation.Function function, ExpressionTranslator expressions) {
    List<Ident> parts = function.call().function().parts();
    if (isOfInformationSchema(function) && parts.getLast().name().contains("_HISTORY")) {
      return Problems.unsupported(
          "INFORMATION_SCHEMA." + parts.getLast().name() + " (the API lists statements)");
    }
    if (Unsupported.isKnown(function.call().name())) {
      return Problems.unsupported(function.call().name());
    }
    return expressions
        .problems()
        .at(
            function.span(),
            ErrorCode.UNKNOWN_FUNCTION,
            "Unknown table function " + function.call().function());
  }
}
