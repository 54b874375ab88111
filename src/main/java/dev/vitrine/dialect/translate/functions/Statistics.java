package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.Locale;

/// Variance, correlation, regression, and the shape of a distribution.
final class Statistics implements Family {

  private static final List<String> PAIRS =
      List.of(
          "CORR",
          "COVAR_POP",
          "COVAR_SAMP",
          "REGR_AVGX",
          "REGR_AVGY",
          "REGR_INTERCEPT",
          "REGR_R2",
          "REGR_SLOPE",
          "REGR_SXX",
          "REGR_SXY",
          "REGR_SYY");

  @Override
  public void register(Registry registry) {
    registry.aggregate("STDDEV", 1, 1, call -> real("stddev_samp", call));
    registry.alias("STDDEV_SAMP", "STDDEV");
    registry.aggregate("STDDEV_POP", 1, 1, call -> real("stddev_pop", call));
    registry.aggregate("VARIANCE", 1, 1, call -> variance("var_samp", call));
    registry.alias("VAR_SAMP", "VARIANCE");
    registry.alias("VARIANCE_SAMP", "VARIANCE");
    registry.aggregate("VAR_POP", 1, 1, call -> variance("var_pop", call));
    registry.alias("VARIANCE_POP", "VAR_POP");
    registry.aggregate("SKEW", 1, 1, call -> real("skewness", call));
    registry.aggregate("KURTOSIS", 1, 1, Statistics::kurtosis);
    PAIRS.forEach(name -> registry.aggregate(name, 2, 2, call -> pair(name, call)));
    registry.aggregate(
        "REGR_COUNT",
        2,
        2,
        call -> Typed.loose(call.aggregate("regr_count", both(call)), SqlType.fixed(18, 0)));
  }

  private static String sql(FunctionCall call, int index) {
    return "CAST(" + SimpleAggregates.number(call, index).sql() + " AS DOUBLE)";
  }

  private static Typed real(String function, FunctionCall call) {
    return Typed.of(call.aggregate(function, sql(call, 0)), SqlType.REAL);
  }

  /// Of decimals it is one, with twice their digits behind the point and six more, up to twelve.
  private static Typed variance(String function, FunctionCall call) {
    Typed made = real(function, call);
    Typed value = SimpleAggregates.number(call, 0);
    if (value.kind() == Kind.REAL) {
      return made;
    }
    int scale = value.type().scale();
    return decimal(made, Math.max(scale, Math.min(2 * scale + 6, 12)));
  }

  /// Of decimals it is one with twelve digits behind the point.
  private static Typed kurtosis(FunctionCall call) {
    Typed made = real("kurtosis", call);
    return SimpleAggregates.number(call, 0).kind() == Kind.REAL ? made : decimal(made, 12);
  }

  private static Typed decimal(Typed value, int scale) {
    SqlType type = SqlType.fixed(Types.MAX, scale);
    return Typed.of("CAST(" + value.sql() + " AS " + EngineTypes.of(type) + ")", type);
  }

  private static String both(FunctionCall call) {
    return sql(call, 0) + ", " + sql(call, 1);
  }

  /// The engine has no number where a deviation is 0; that is NULL.
  private static Typed pair(String name, FunctionCall call) {
    String sql = call.aggregate(name.toLowerCase(Locale.ROOT), both(call));
    return Typed.of("nullif(" + sql + ", CAST('NaN' AS DOUBLE))", SqlType.REAL);
  }
}
