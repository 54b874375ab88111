package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// And, or, exclusive or: of conditions, and bit by bit.
final class LogicalAggregates implements Family {

  private static final SqlType BITS = SqlType.fixed(38, 0);

  @Override
  public void register(Registry registry) {
    registry.aggregate("BOOLAND_AGG", 1, 1, call -> logical("bool_and", call));
    registry.aggregate("BOOLOR_AGG", 1, 1, call -> logical("bool_or", call));
    registry.aggregate("BOOLXOR_AGG", 1, 1, LogicalAggregates::exactlyOne);
    bits(registry, "BITAND_AGG", "BITANDAGG", "BIT_AND_AGG", "BIT_ANDAGG", "bit_and");
    bits(registry, "BITOR_AGG", "BITORAGG", "BIT_OR_AGG", "BIT_ORAGG", "bit_or");
    bits(registry, "BITXOR_AGG", "BITXORAGG", "BIT_XOR_AGG", "BIT_XORAGG", "bit_xor");
  }

  private static void bits(
      Registry registry, String name, String second, String third, String fourth, String function) {
    registry.aggregate(name, 1, 1, call -> bits(function, call));
    registry.alias(second, name);
    registry.alias(third, name);
    registry.alias(fourth, name);
  }

  private static String condition(FunctionCall call) {
    return Casts.implicit(call.arg(0), SqlType.BOOLEAN).sql();
  }

  private static Typed logical(String function, FunctionCall call) {
    return Typed.of(call.aggregate(function, condition(call)), SqlType.BOOLEAN);
  }

  /// True where exactly one is; NULL where there is none that is not NULL.
  private static Typed exactlyOne(FunctionCall call) {
    String sum = call.aggregate("sum", "CAST(" + condition(call) + " AS INTEGER)");
    return Typed.of("(" + sum + " = 1)", SqlType.BOOLEAN);
  }

  private static Typed bits(String function, FunctionCall call) {
    String value = "CAST(" + Casts.implicit(call.arg(0), BITS).sql() + " AS HUGEINT)";
    return Typed.of(
        "CAST(" + call.aggregate(function, value) + " AS " + EngineTypes.of(BITS) + ")", BITS);
  }
}
