package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Operators;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.Locale;

/// Arithmetic on numbers: `ABS`, `SIGN`, `MOD`, `DIV0`, `FACTORIAL` and their like.
final class Numbers implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("ABS", 1, Numbers::absolute);
    registry.scalar("SIGN", 1, Numbers::sign);
    registry.scalar("MOD", 2, call -> Operators.numeric("%", operand(call, 0), operand(call, 1)));
    registry.scalar("DIV0", 2, call -> divided(call, false));
    registry.scalar("DIV0NULL", 2, call -> divided(call, true));
    registry.scalar(
        "FACTORIAL",
        1,
        call ->
            Typed.of(
                "CAST(sf_factorial(" + call.integer(0) + ") AS DECIMAL(38,0))",
                SqlType.fixed(38, 0)));
    registry.scalar("WIDTH_BUCKET", 4, Numbers::bucket);
    registry.scalar("GREATEST", 1, Registry.ANY, call -> extreme("sf_greatest", call));
    registry.scalar("LEAST", 1, Registry.ANY, call -> extreme("sf_least", call));
    registry.scalar("GREATEST_IGNORE_NULLS", 1, Registry.ANY, call -> extreme("list_max", call));
    registry.scalar("LEAST_IGNORE_NULLS", 1, Registry.ANY, call -> extreme("list_min", call));
    registry.scalar("REGR_VALX", 2, call -> paired(call, 0, 1));
    registry.scalar("REGR_VALY", 2, call -> paired(call, 1, 0));
  }

  /// An argument of arithmetic, as an operator takes it.
  static Typed operand(FunctionCall call, int index) {
    Typed value = call.arg(index);
    if (value.isNull()) {
      return new Typed("NULL", SqlType.fixed(1, 0), false, null, true);
    }
    return switch (value.kind()) {
      case FIXED, REAL -> value;
      case TEXT -> Casts.implicit(value, dev.vitrine.dialect.translate.Types.FROM_TEXT);
      case VARIANT -> Casts.implicit(value, SqlType.REAL);
      case BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          throw call.invalidTypes();
    };
  }

  private static Typed absolute(FunctionCall call) {
    Typed value = operand(call, 0);
    return Typed.of("abs(" + value.exactly().sql() + ")", value.type());
  }

  private static Typed sign(FunctionCall call) {
    Typed value = operand(call, 0);
    String sql = "sign(" + value.exactly().sql() + ")";
    return value.kind() == Kind.REAL
        ? Typed.of("CAST(" + sql + " AS DOUBLE)", SqlType.REAL)
        : Typed.loose(sql, SqlType.fixed(1, 0));
  }

  /// A quotient that is 0 where the divisor is, or is NULL.
  private static Typed divided(FunctionCall call, boolean nullToo) {
    Typed a = operand(call, 0);
    Typed b = operand(call, 1);
    SqlType type = Operators.numeric("/", a, b).type();
    String zero = "CAST(0 AS " + EngineTypes.of(type) + ")";
    String sql =
        Let.several(
            List.of(a.exactly().sql(), b.exactly().sql()),
            names -> {
              Typed x = Typed.of(names.getFirst(), a.type());
              Typed y = Typed.of(names.getLast(), b.type());
              return "CASE WHEN "
                  + x.sql()
                  + " IS NULL THEN NULL WHEN "
                  + (nullToo ? "coalesce(" + y.sql() + ", 0)" : y.sql())
                  + " = 0 THEN "
                  + zero
                  + " ELSE "
                  + Operators.numeric("/", x, y).sql()
                  + " END";
            });
    return Typed.of(sql, type);
  }

  /// Exact, since a value on a border belongs to the bucket that begins there.
  private static Typed bucket(FunctionCall call) {
    List<String> texts =
        List.of(0, 1, 2).stream()
            .map(index -> "CAST(" + operand(call, index).exactly().sql() + " AS VARCHAR)")
            .toList();
    return Typed.loose(
        "sf_width_bucket(" + String.join(", ", texts) + ", " + call.integer(3) + ")",
        SqlType.fixed(18, 0));
  }

  private static Typed extreme(String function, FunctionCall call) {
    SqlType type = dev.vitrine.dialect.translate.Types.common(call.args());
    List<String> values =
        call.args().stream().map(value -> Casts.implicit(value, type).exactly().sql()).toList();
    String all = String.join(", ", values);
    boolean variants =
        type.kind() == Kind.VARIANT || type.kind() == Kind.ARRAY || type.kind() == Kind.OBJECT;
    return variants
        ? Typed.of("sf_variant_" + call.name().toLowerCase(Locale.ROOT) + "(" + all + ")", type)
        : Typed.of(function + "([" + all + "])", type);
  }

  /// One of a pair, where the other is there.
  private static Typed paired(FunctionCall call, int needed, int given) {
    Typed value = Typed.of(call.real(given), SqlType.REAL);
    return Typed.of(
        "(CASE WHEN " + call.arg(needed).sql() + " IS NULL THEN NULL ELSE " + value.sql() + " END)",
        SqlType.REAL);
  }
}
