package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;

/// `RANDOM`, and distributions over what a generator gives: the same number for the same seed.
final class RandomNumbers implements Family {

  private static final SqlType WHOLE = SqlType.fixed(19, 0);

  /// What is drawn is counted in the least decimals, of which eighteen digits have room.
  private static final int MOST_DECIMALS = 6;

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

  /// A number between two, both included, with as many decimals as they have.
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
    int scale = Math.min(type.scale(), MOST_DECIMALS);
    String sql =
        Let.several(
            List.of(units(low, scale), units(high, scale), generator(call)),
            names ->
                "%1$s + CAST(hash(%3$s) %% CAST((%2$s - %1$s + 1) AS UBIGINT) AS HUGEINT)"
                    .formatted(names.getFirst(), names.get(1), names.getLast()));
    int lead = Math.max(1, type.precision() - type.scale());
    SqlType result = SqlType.fixed(Math.min(Types.MAX, lead + scale), scale);
    String number =
        scale == 0
            ? sql
            : "CAST(%s AS DECIMAL(19,0)) * %s".formatted(sql, unit(scale).toPlainString());
    return Typed.of("CAST(" + number + " AS " + EngineTypes.of(result) + ")", result);
  }

  /// How often a number holds the least one with so many decimals.
  private static String units(Typed number, int scale) {
    String sql = Casts.implicit(number, SqlType.fixed(18, scale)).sql();
    String times = scale == 0 ? "" : " * " + unit(-scale).toPlainString();
    return "CAST(" + sql + times + " AS HUGEINT)";
  }

  private static BigDecimal unit(int scale) {
    return BigDecimal.ONE.movePointLeft(scale);
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
