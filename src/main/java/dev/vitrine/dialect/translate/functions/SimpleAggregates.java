package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.stream.Collectors;

/// `COUNT`, `SUM`, `AVG`, `MIN`, `MAX`.
final class SimpleAggregates implements Family {

  @Override
  public void register(Registry registry) {
    registry.aggregate("COUNT", 1, Registry.ANY, SimpleAggregates::count);
    registry.aggregate("SUM", 1, 1, SimpleAggregates::sum);
    registry.aggregate("AVG", 1, 1, SimpleAggregates::average);
    registry.aggregate("MIN", 1, 1, call -> extreme("min", call));
    registry.aggregate("MAX", 1, 1, call -> extreme("max", call));
  }

  private static Typed count(FunctionCall call) {
    boolean star = call.written(0) instanceof Expr.Star;
    String arguments =
        star
            ? "*"
            : call.count() == 1
                ? call.arg(0).comparable()
                : "(CASE WHEN "
                    + call.args().stream()
                        .map(arg -> arg.sql() + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "))
                    + " THEN ("
                    + call.args().stream().map(Typed::comparable).collect(Collectors.joining(", "))
                    + ") END)";
    return Typed.loose(call.aggregate("count", arguments), SqlType.fixed(18, 0));
  }

  private static Typed sum(FunctionCall call) {
    Typed value = call.number(0);
    if (value.kind() == Kind.REAL) {
      return Typed.of(call.aggregate("sum", value.sql()), SqlType.REAL);
    }
    SqlType type = SqlType.fixed(Types.MAX, value.type().scale());
    return Typed.of(
        "CAST("
            + call.aggregate("sum", value.exactly().sql())
            + " AS "
            + EngineTypes.of(type)
            + ")",
        type);
  }

  /// The sum divided by the count, exactly: as a quotient by a whole number.
  private static Typed average(FunctionCall call) {
    Typed value = call.number(0);
    if (value.kind() == Kind.REAL) {
      return Typed.of(call.aggregate("avg", value.sql()), SqlType.REAL);
    }
    Typed sum =
        Typed.loose(
            call.aggregate("sum", value.exactly().sql()),
            SqlType.fixed(Types.MAX, value.type().scale()));
    Typed count =
        Typed.loose(
            "nullif(" + call.aggregate("count", value.sql()) + ", 0)", SqlType.fixed(18, 0));
    return dev.vitrine.dialect.translate.Operators.numeric("/", sum, count);
  }

  private static Typed extreme(String function, FunctionCall call) {
    Typed value = call.arg(0);
    return Typed.of(call.aggregate(function, value.exactly().sql()), value.type());
  }
}
