package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// `ROUND`, `CEIL`, `FLOOR`, `TRUNC`: to digits behind the point, or before it. A decimal stays
/// one.
final class Rounding implements Family {

  private static final String AWAY = "HALF_AWAY_FROM_ZERO";
  private static final String EVEN = "HALF_TO_EVEN";

  /// Which way, in the words of `sf_round_number`.
  private enum Way {
    ROUND(AWAY),
    EVENLY(EVEN),
    CEIL("UP"),
    FLOOR("DOWN"),
    TRUNC("TRUNCATE");

    final String mode;

    Way(String mode) {
      this.mode = mode;
    }
  }

  @Override
  public void register(Registry registry) {
    registry.scalar("ROUND", 1, 3, Rounding::round);
    registry.scalar("CEIL", 1, 2, call -> to(call, Way.CEIL));
    registry.scalar("FLOOR", 1, 2, call -> to(call, Way.FLOOR));
    registry.scalar("TRUNC", 1, 2, Rounding::truncate);
    registry.alias("TRUNCATE", "TRUNC");
    registry.alias("CEILING", "CEIL");
  }

  private static Typed round(FunctionCall call) {
    return to(call, call.count() == 3 && mode(call).equals(EVEN) ? Way.EVENLY : Way.ROUND);
  }

  private static String mode(FunctionCall call) {
    String mode = call.constantText(2).orElse("").toUpperCase(Locale.ROOT);
    if (!mode.equals(AWAY) && !mode.equals(EVEN)) {
      throw call.error(
          ErrorCode.COMPILATION,
          "Invalid rounding mode '" + mode + "' for function 'ROUND': " + AWAY + " or " + EVEN);
    }
    return mode;
  }

  /// Of a date, a time or a timestamp it is another function.
  private static Typed truncate(FunctionCall call) {
    Typed value = call.arg(0);
    if (!value.is(Kind.DATE) && !value.is(Kind.TIME) && !value.isTimestamp()) {
      return to(call, Way.TRUNC);
    }
    if (call.count() < 2) {
      throw call.invalidTypes();
    }
    return DateTruncation.truncated(call, 1, 0);
  }

  private static Typed to(FunctionCall call, Way way) {
    Typed value = Numbers.operand(call, 0);
    Optional<Integer> places =
        call.count() < 2 ? Optional.of(0) : call.constantInteger(1).map(n -> clamped(call));
    if (value.kind() == Kind.REAL) {
      return real(call, value, way, places);
    }
    return places
        .map(n -> fixed(value, way, n))
        .orElseGet(() -> byRow(value.sql(), call.integer(1), value.type(), way));
  }

  private static int clamped(FunctionCall call) {
    BigDecimal asked = (BigDecimal) java.util.Objects.requireNonNull(call.arg(1).constant());
    return asked.max(BigDecimal.valueOf(-100)).min(BigDecimal.valueOf(100)).intValue();
  }

  private static Typed real(FunctionCall call, Typed value, Way way, Optional<Integer> places) {
    boolean whole = places.isPresent() && places.get() == 0;
    String sql =
        switch (way) {
          case ROUND -> whole ? "round(" + value.sql() + ")" : exactly(call, value, way);
          case EVENLY -> exactly(call, value, way);
          case CEIL -> whole ? "ceil(" + value.sql() + ")" : exactly(call, value, way);
          case FLOOR -> whole ? "floor(" + value.sql() + ")" : exactly(call, value, way);
          // a zero has no sign
          case TRUNC -> whole ? "(trunc(" + value.sql() + ") + 0)" : exactly(call, value, way);
        };
    return Typed.of(sql, SqlType.REAL);
  }

  /// By the digits that the number is written with, not by those of its powers of two.
  private static String exactly(FunctionCall call, Typed value, Way way) {
    String places = call.count() < 2 ? "0" : call.integer(1);
    return "sf_round_real(" + value.sql() + ", " + places + ", '" + way.mode + "')";
  }

  /// To a number of digits that is known.
  private static Typed fixed(Typed value, Way way, int places) {
    SqlType from = value.type();
    if (places >= from.scale()) {
      return value.opaque();
    }
    int scale = Math.max(0, places);
    int digits =
        Math.max(precision(from, way, scale), way == Way.CEIL || way == Way.FLOOR ? 1 - places : 1);
    SqlType type = SqlType.fixed(Math.min(Types.MAX, digits), scale);
    if (way == Way.ROUND && places >= 0) {
      return Typed.of("CAST(" + value.sql() + " AS " + EngineTypes.of(type) + ")", type);
    }
    if (places == 0 && way != Way.EVENLY) {
      String sql = way.name().toLowerCase(Locale.ROOT) + "(" + value.exactly().sql() + ")";
      return Typed.of("CAST(" + sql + " AS " + EngineTypes.of(type) + ")", type);
    }
    if ((way == Way.ROUND || way == Way.TRUNC) && places > -Types.MAX) {
      SqlType wider = SqlType.fixed(precision(from, Way.ROUND, scale), from.scale());
      String sql =
          "%s(CAST(%s AS %s), %d)"
              .formatted(
                  way.name().toLowerCase(Locale.ROOT), value.sql(), EngineTypes.of(wider), places);
      return Typed.of("CAST(" + sql + " AS " + EngineTypes.of(type) + ")", type);
    }
    String made = rounded(value.sql(), Integer.toString(places), from, way);
    return Typed.of("CAST(" + made + " AS " + EngineTypes.of(type) + ")", type);
  }

  /// One digit more where a value may grow into it.
  private static int precision(SqlType from, Way way, int scale) {
    int lead = from.precision() - from.scale();
    return switch (way) {
      case ROUND, EVENLY -> Math.min(Types.MAX, from.precision() + 1);
      case CEIL, FLOOR -> Math.min(Types.MAX, lead + 1 + scale);
      case TRUNC -> Math.max(1, from.precision());
    };
  }

  private static Typed byRow(String value, String places, SqlType from, Way way) {
    SqlType type = SqlType.fixed(Math.min(Types.MAX, from.precision() + 1), from.scale());
    String sql = rounded(value, places, from, way);
    return Typed.of("CAST(" + sql + " AS " + EngineTypes.of(type) + ")", type);
  }

  /// The number as text.
  private static String rounded(String value, String places, SqlType from, Way way) {
    return "sf_round_number(CAST(CAST(%s AS %s) AS VARCHAR), %s, %s)"
        .formatted(value, EngineTypes.of(from), places, StringLiterals.quoted(way.mode));
  }
}
