package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;

/// Bits of whole numbers, and logic of booleans and numbers.
final class Bits implements Family {

  private static final SqlType WHOLE = SqlType.fixed(38, 0);

  @Override
  public void register(Registry registry) {
    both(registry, "BITAND", "BIT_AND", call -> infix(call, "&"));
    both(registry, "BITOR", "BIT_OR", call -> infix(call, "|"));
    both(
        registry,
        "BITXOR",
        "BIT_XOR",
        call -> whole("xor(" + bits(call, 0) + ", " + bits(call, 1) + ")"));
    both(
        registry,
        "BITSHIFTLEFT",
        "BIT_SHIFTLEFT",
        call -> whole("(" + bits(call, 0) + " * " + power(call) + ")"));
    both(registry, "BITSHIFTRIGHT", "BIT_SHIFTRIGHT", call -> infix(call, ">>"));
    registry.scalar("BITNOT", 1, call -> whole("(~" + bits(call, 0) + ")"));
    registry.alias("BIT_NOT", "BITNOT");
    registry.scalar(
        "GETBIT",
        2,
        call ->
            Typed.loose(
                "((" + bits(call, 0) + " >> " + bits(call, 1) + ") & 1)", SqlType.fixed(1, 0)));
    registry.scalar("BOOLAND", 2, call -> bool(truth(call, 0) + " AND " + truth(call, 1)));
    registry.scalar("BOOLOR", 2, call -> bool(truth(call, 0) + " OR " + truth(call, 1)));
    registry.scalar("BOOLXOR", 2, call -> bool(truth(call, 0) + " <> " + truth(call, 1)));
    registry.scalar("BOOLNOT", 1, call -> bool("NOT " + truth(call, 0)));
  }

  private static void both(Registry registry, String name, String other, Rule rule) {
    registry.scalar(name, 2, 3, rule);
    registry.alias(other, name);
  }

  private static Typed whole(String sql) {
    return Typed.loose(sql, WHOLE);
  }

  private static Typed bool(String sql) {
    return Typed.of("(" + sql + ")", SqlType.BOOLEAN);
  }

  private static String truth(FunctionCall call, int index) {
    return Casts.implicit(call.arg(index), SqlType.BOOLEAN).sql();
  }

  private static Typed infix(FunctionCall call, String operator) {
    return whole("(" + bits(call, 0) + " " + operator + " " + bits(call, 1) + ")");
  }

  private static String bits(FunctionCall call, int index) {
    Typed value = call.arg(index);
    if (value.is(Kind.BINARY) || call.count() > 2) {
      throw dev.vitrine.dialect.translate.Problems.unsupported(call.name() + " of BINARY");
    }
    return "CAST(" + Casts.implicit(value, WHOLE).sql() + " AS HUGEINT)";
  }

  /// The engine shifts no negative number to the left.
  private static String power(FunctionCall call) {
    return "(CAST(1 AS HUGEINT) << " + bits(call, 1) + ")";
  }
}
