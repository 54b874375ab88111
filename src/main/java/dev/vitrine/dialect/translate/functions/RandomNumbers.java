package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;

/// `RANDOM`, and distributions over what a generator gives: the same number for the same seed.
final class RandomNumbers implements Family {

  private static final SqlType WHOLE = SqlType.fixed(19, 0);

  @Override
  public void register(Registry registry) {
    registry.scalar("RANDOM", 0, 1, RandomNumbers::random);
    registry.scalar("UNIFORM", 3, RandomNumbers::uniform);
    registry.scalar("NORMAL", 3, RandomNumbers::normal);
    registry.scalar(
        "ZIPF",
        3,
        call ->
            Typed.loose(
                "sf_zipf(%s, %s, %s)".formatted(call.real(0), call.integer(1), generator(call)),
                SqlType.fixed(18, 0)));
  }

  /// With a seed, the rows of a generator get the same numbers each time.
  private static Typed random(FunctionCall call) {
    String source =
        call.count() == 0
            ? "random()"
            : "[CAST(%s AS BIGINT), %s]"
                .formatted(Casts.implicit(call.arg(0), WHOLE).sql(), Sequences.number(call));
    return Typed.loose("sf_random(" + source + ")", WHOLE);
  }

  /// What the generator gives, as 64 bits.
  private static String generator(FunctionCall call) {
    Typed value = call.arg(2);
    return value.is(Kind.REAL)
        ? "sf_random(" + value.sql() + ")"
        : "CAST(" + Casts.implicit(value, WHOLE).sql() + " AS BIGINT)";
  }

  /// A number between two, both included; whole unless one of them is a float.
  private static Typed uniform(FunctionCall call) {
    Typed low = Numbers.operand(call, 0);
    Typed high = Numbers.operand(call, 1);
    SqlType type = Types.common(List.of(low, high));
    if (type.kind() == Kind.REAL) {
      return Typed.of(
          Let.several(
              List.of(call.real(0), call.real(1), "sf_fraction(" + generator(call) + ")"),
              names ->
                  "%1$s + (%2$s - %1$s) * %3$s"
                      .formatted(names.getFirst(), names.get(1), names.getLast())),
          type);
    }
    SqlType whole = SqlType.fixed(18, 0);
    String sql =
        Let.several(
            List.of(
                "CAST(" + Casts.implicit(low, whole).sql() + " AS HUGEINT)",
                "CAST(" + Casts.implicit(high, whole).sql() + " AS HUGEINT)",
                generator(call)),
            names ->
                "%1$s + CAST(hash(%3$s) %% CAST((%2$s - %1$s + 1) AS UBIGINT) AS HUGEINT)"
                    .formatted(names.getFirst(), names.get(1), names.getLast()));
    SqlType result = SqlType.fixed(Math.max(1, type.precision() - type.scale()), 0);
    return Typed.of("CAST(" + sql + " AS " + EngineTypes.of(result) + ")", result);
  }

  /// Box and Muller's transformation of two fractions.
  private static Typed normal(FunctionCall call) {
    String sql =
        Let.one(
            generator(call),
            name ->
                "sqrt(-2 * ln(1 - sf_fraction(["
                    + name
                    + ", 1]))) * cos(2 * pi() * sf_fraction(["
                    + name
                    + ", 2]))");
    return Typed.of("(" + call.real(0) + " + " + call.real(1) + " * " + sql + ")", SqlType.REAL);
  }
}
