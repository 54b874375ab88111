package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;

/// Bits of whole numbers and of binaries, and logic of booleans and numbers.
final class Bits implements Family {

  private static final SqlType WHOLE = SqlType.fixed(38, 0);

  @Override
  public void register(Registry registry) {
    both(registry, "BITAND", "BIT_AND", 3, call -> combined(call, "and", "(%s & %s)"));
    both(registry, "BITOR", "BIT_OR", 3, call -> combined(call, "or", "(%s | %s)"));
    both(registry, "BITXOR", "BIT_XOR", 3, call -> combined(call, "xor", "xor(%s, %s)"));
    both(registry, "BITSHIFTLEFT", "BIT_SHIFTLEFT", 2, call -> shifted(call, ""));
    both(registry, "BITSHIFTRIGHT", "BIT_SHIFTRIGHT", 2, call -> shifted(call, "-"));
    registry.scalar("BITNOT", 1, Bits::inverted);
    registry.alias("BIT_NOT", "BITNOT");
    registry.scalar("GETBIT", 2, Bits::bit);
    registry.scalar("BOOLAND", 2, call -> bool(truth(call, 0) + " AND " + truth(call, 1)));
    registry.scalar("BOOLOR", 2, call -> bool(truth(call, 0) + " OR " + truth(call, 1)));
    registry.scalar("BOOLXOR", 2, call -> bool(truth(call, 0) + " <> " + truth(call, 1)));
    registry.scalar("BOOLNOT", 1, call -> bool("NOT " + truth(call, 0)));
  }

  private static void both(Registry registry, String name, String other, int most, Rule rule) {
    registry.scalar(name, 2, most, rule);
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

  private static String bits(FunctionCall call, int index) {
    return "CAST(" + Casts.implicit(call.arg(index), WHOLE).sql() + " AS HUGEINT)";
  }

  private static Typed combined(FunctionCall call, String function, String numbers) {
    if (Bytes.binaries(call)) {
      return Typed.of(
          "sf_binary_%s(%s, %s, %s)"
              .formatted(
                  function,
                  call.arg(0).sql(),
                  call.arg(1).sql(),
                  call.count() > 2 ? call.textSql(2) : "'LEFT'"),
          SqlType.BINARY);
    }
    if (call.count() > 2) {
      throw call.invalidTypes();
    }
    return whole(numbers.formatted(bits(call, 0), bits(call, 1)));
  }

  /// The engine shifts no negative number to the left, so that is a product.
  private static Typed shifted(FunctionCall call, String sign) {
    if (call.arg(0).is(Kind.BINARY)) {
      return Typed.of(
          "sf_binary_shift(%s, %s%s)".formatted(call.arg(0).sql(), sign, call.integer(1)),
          call.arg(0).type());
    }
    return sign.isEmpty()
        ? whole("(%s * (CAST(1 AS HUGEINT) << %s))".formatted(bits(call, 0), bits(call, 1)))
        : whole("(%s >> %s)".formatted(bits(call, 0), bits(call, 1)));
  }

  private static Typed inverted(FunctionCall call) {
    return call.arg(0).is(Kind.BINARY)
        ? Typed.of("sf_binary_not(" + call.arg(0).sql() + ")", call.arg(0).type())
        : whole("(~" + bits(call, 0) + ")");
  }

  private static Typed bit(FunctionCall call) {
    return Typed.loose(
        "((" + bits(call, 0) + " >> " + bits(call, 1) + ") & 1)", SqlType.fixed(1, 0));
  }
}
