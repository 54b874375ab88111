package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.List;

/// Functions in floating point: roots, powers, logarithms, angles.
final class RealFunctions implements Family {

  /// Those that the engine has with the same meaning everywhere.
  private static final List<String> PLAIN =
      List.of("EXP", "SIN", "COS", "TAN", "ATAN", "SINH", "COSH", "TANH", "ASINH", "DEGREES");

  /// Those that are not defined everywhere, or not exact in the engine.
  private static final List<String> OURS =
      List.of("CBRT", "SQRT", "LN", "ASIN", "ACOS", "ACOSH", "ATANH", "COT");

  @Override
  public void register(Registry registry) {
    PLAIN.forEach(name ->
        registry.scalar(name, 1, call -> real(name.toLowerCase(java.util.Locale.ROOT), call, 1)));
    OURS.forEach(name ->
        registry.scalar(
            name, 1, call -> real("sf_" + name.toLowerCase(java.util.Locale.ROOT), call, 1)));
    registry.scalar("ATAN2", 2, call -> real("atan2", call, 2));
    registry.scalar("POWER", 2, call -> real("pow", call, 2));
    registry.alias("POW", "POWER");
    registry.scalar("LOG", 2, call -> real("sf_log", call, 2));
    registry.scalar("SQUARE", 1, call -> Typed.of("pow(" + call.real(0) + ", 2)", SqlType.REAL));
    // the engine multiplies by a rounded π / 180
    registry.scalar(
        "RADIANS", 1, call -> Typed.of("(" + call.real(0) + " * pi() / 180)", SqlType.REAL));
    registry.scalar("PI", 0, _ -> Typed.of("pi()", SqlType.REAL));
    registry.scalar("HAVERSINE", 4, call -> real("sf_haversine", call, 4));
  }

  private static Typed real(String function, FunctionCall call, int count) {
    StringBuilder sql = new StringBuilder(function).append('(');
    for (int i = 0; i < count; i++) {
      sql.append(i == 0 ? "" : ", ").append(call.real(i));
    }
    return Typed.of(sql.append(')').toString(), SqlType.REAL);
  }
}
