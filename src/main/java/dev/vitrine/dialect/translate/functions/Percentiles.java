package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;

/// `MEDIAN`, `PERCENTILE_CONT`, `PERCENTILE_DISC`, `MODE`, and approximations, which are exact
/// here.
final class Percentiles implements Family {

  @Override
  public void register(Registry registry) {
    registry.aggregate("MEDIAN", 1, 1, Percentiles::median);
    registry.aggregate("PERCENTILE_CONT", 1, 1, Percentiles::continuous);
    registry.aggregate("PERCENTILE_DISC", 1, 1, Percentiles::discrete);
    registry.aggregate("APPROX_PERCENTILE", 2, 2, Percentiles::approximate);
    registry.aggregate(
        "MODE",
        1,
        1,
        call -> {
          Typed value = SimpleAggregates.sorted(call);
          return Typed.of(call.aggregate("mode", value.exactly().sql()), value.type());
        });
    registry.aggregate("APPROX_TOP_K", 1, 3, Percentiles::mostFrequent);
  }

  private static Typed median(FunctionCall call) {
    Typed value = interpolated(SimpleAggregates.number(call, 0));
    return Typed.of(call.aggregate("median", value.sql()), value.type());
  }

  /// Three digits more behind the point, for what lies between two values.
  private static Typed interpolated(Typed value) {
    if (value.kind() == Kind.REAL) {
      return value;
    }
    int scale = value.type().scale() + 3;
    if (scale > Types.MAX) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Invalid intermediate datatype: NUMBER(%d,%d)."
              .formatted(value.type().precision() + 3, scale));
    }
    SqlType type = SqlType.fixed(Math.min(Types.MAX, value.type().precision() + 3), scale);
    return Typed.of("CAST(" + value.sql() + " AS " + EngineTypes.of(type) + ")", type);
  }

  private static SortKey key(FunctionCall call) {
    List<SortKey> keys = call.syntax().within();
    if (keys.size() != 1) {
      throw call.error(
          ErrorCode.COMPILATION, call.name() + " requires WITHIN GROUP (ORDER BY …) of one value");
    }
    return keys.getFirst();
  }

  private static BigDecimal fraction(FunctionCall call, int index) {
    if (call.arg(index).constant() instanceof BigDecimal number
        && number.signum() >= 0
        && number.compareTo(BigDecimal.ONE) <= 0) {
      return number;
    }
    throw call.error(
        ErrorCode.COMPILATION,
        "argument " + (index + 1) + " of " + call.name() + " must be a constant from 0 to 1");
  }

  private static Typed continuous(FunctionCall call) {
    SortKey key = key(call);
    BigDecimal fraction = fraction(call, 0);
    Typed value = interpolated(number(call, key));
    BigDecimal from = key.descending() ? BigDecimal.ONE.subtract(fraction) : fraction;
    String arguments = value.sql() + ", " + from.toPlainString();
    return Typed.of(call.aggregate("quantile_cont", arguments, false), value.type());
  }

  private static Typed number(FunctionCall call, SortKey key) {
    Typed value = call.expressions().translate(key.value());
    if (!value.isNumeric()) {
      throw call.error(
          ErrorCode.INVALID_ARGUMENT_TYPES,
          "Invalid argument types for function '" + call.name() + "': a number is wanted");
    }
    return value.exactly();
  }

  /// The first value that at least this part of all values does not exceed.
  private static Typed discrete(FunctionCall call) {
    SortKey key = key(call);
    BigDecimal fraction = fraction(call, 0);
    Typed value = call.expressions().translate(key.value()).exactly();
    String from =
        key.descending() && fraction.signum() > 0
            ? "-" + fraction.toPlainString()
            : fraction.toPlainString();
    String function = key.descending() && fraction.signum() == 0 ? "max(" : "quantile_disc(";
    boolean most = function.equals("max(");
    return Typed.of(
        most
            ? call.aggregate("max", value.sql(), false)
            : call.aggregate("quantile_disc", value.sql() + ", " + from, false),
        value.type());
  }

  private static Typed approximate(FunctionCall call) {
    BigDecimal fraction = fraction(call, 1);
    String arguments = "%s, %s".formatted(call.real(0), fraction.toPlainString());
    return Typed.of(call.aggregate("quantile_cont", arguments), SqlType.REAL);
  }

  /// Pairs of values and their counts, the most frequent first.
  private static Typed mostFrequent(FunctionCall call) {
    call.constantInteger(1)
        .filter(most -> most <= 0)
        .ifPresent(most -> {
          throw call.error(
              ErrorCode.INVALID_PARAMETER_VALUE,
              "Invalid value ["
                  + most
                  + "] for function 'APPROX_TOP_K', parameter 1: Number of items must be a positive"
                  + " integer");
        });
    String most = call.count() > 1 ? call.integer(1) : "1";
    String histogram = call.aggregate("histogram", Collecting.json(call.arg(0)));
    String sql =
        Let.one(
            histogram,
            name ->
                "'[' || array_to_string(list_transform(list_sort(list_transform(map_entries("
                    + name
                    + "), lambda e: {'n': -CAST(e.value AS BIGINT), 'k': e.key}))[1:"
                    + most
                    + "], lambda e: '[' || e.k || ',' || CAST(-e.n AS VARCHAR) || ']'), ',') || ']'");
    return Typed.of("coalesce(" + sql + ", '[]')", SqlType.ARRAY);
  }
}
