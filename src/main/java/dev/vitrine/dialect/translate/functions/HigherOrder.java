package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.ExpressionTranslator;
import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.SemiStructured;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;

/// `FILTER`, `TRANSFORM` and `REDUCE`: functions of arrays and lambdas. An array becomes a list of
/// its elements' JSON; the engine's own lambdas run over it.
final class HigherOrder implements Family {

  /// A lambda in the engine's SQL.
  ///
  /// @param head `lambda a, b: `
  private record Lambda(String head, Typed body, List<Expr.Parameter> parameters) {}

  @Override
  public void register(Registry registry) {
    registry.scalar("FILTER", 2, HigherOrder::filter);
    registry.scalar("TRANSFORM", 2, HigherOrder::transform);
    registry.scalar("REDUCE", 3, HigherOrder::reduce);
  }

  private static Typed filter(FunctionCall call) {
    Lambda lambda = lambda(call, 1, 1);
    String condition = Casts.implicit(lambda.body, SqlType.BOOLEAN).sql();
    return array("list_filter(" + items(call) + ", " + lambda.head + condition + ")");
  }

  private static Typed transform(FunctionCall call) {
    Lambda lambda = lambda(call, 1, 1);
    return array(
        "list_transform("
            + items(call)
            + ", "
            + lambda.head
            + SemiStructured.json(lambda.body)
            + ")");
  }

  /// The result is of the type that the lambda gives.
  private static Typed reduce(FunctionCall call) {
    Lambda lambda = lambda(call, 2, 2);
    String start = JsonArguments.any(call, 1);
    String step = lambda.head + SemiStructured.json(lambda.body);
    String sql = "list_reduce(%s, %s, %s)".formatted(items(call), step, start);
    Typed result = Typed.of(sql, SqlType.VARIANT);
    SqlType type = lambda.parameters.getFirst().type().orElse(lambda.body.type());
    return lambda.body.isNull() ? result : Casts.explicit(result, type, call.environment());
  }

  private static String items(FunctionCall call) {
    String array = JsonArguments.container(call, 0);
    return "from_json(sf_array_items(" + array + "), '[\"VARCHAR\"]')";
  }

  /// A list of JSON as an array; NULL elements are `undefined`.
  private static Typed array(String list) {
    String elements = "list_transform(" + list + ", lambda sf_e: coalesce(sf_e, '\tnull'))";
    return Typed.of("('[' || array_to_string(" + elements + ", ',') || ']')", SqlType.ARRAY);
  }

  private static Lambda lambda(FunctionCall call, int index, int parameters) {
    if (!(call.written(index) instanceof Expr.Lambda lambda)
        || lambda.parameters().size() != parameters) {
      throw call.error(
          ErrorCode.INVALID_ARGUMENT_TYPES,
          "Invalid argument types for function '%s': argument %d must be a lambda of %d parameter(s)"
              .formatted(call.name(), index + 1, parameters));
    }
    ExpressionTranslator around = call.expressions();
    Scope scope = around.scope().inner();
    List<String> names = new ArrayList<>();
    for (Expr.Parameter parameter : lambda.parameters()) {
      String name = around.translator().fresh("p");
      names.add(name);
      scope.bind(parameter.name().name(), value(name, parameter, call));
    }
    Typed body = around.in(scope).translate(lambda.body());
    return new Lambda("lambda " + String.join(", ", names) + ": ", body, lambda.parameters());
  }

  private static Typed value(String name, Expr.Parameter parameter, FunctionCall call) {
    Typed element = Typed.of(name, SqlType.VARIANT);
    return parameter
        .type()
        .map(type -> Casts.explicit(element, type, call.environment()))
        .orElse(element);
  }
}
