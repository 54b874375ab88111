package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// Values in and out of VARIANTs: `AS_…`, which give NULL where another type is, `TO_VARIANT`,
/// `TO_ARRAY`, `TO_OBJECT`.
final class VariantValues implements Family {

  private static final Map<String, SqlType> RESULTS =
      Map.ofEntries(
          Map.entry("array", SqlType.ARRAY),
          Map.entry("binary", SqlType.BINARY),
          Map.entry("boolean", SqlType.BOOLEAN),
          Map.entry("varchar", SqlType.TEXT),
          Map.entry("date", SqlType.DATE),
          Map.entry("double", SqlType.REAL),
          Map.entry("object", SqlType.OBJECT),
          Map.entry("time", SqlType.TIME),
          Map.entry("timestamp_ltz", SqlType.TIMESTAMP_LTZ),
          Map.entry("timestamp_ntz", SqlType.TIMESTAMP_NTZ),
          Map.entry("timestamp_tz", SqlType.TIMESTAMP_TZ));

  @Override
  public void register(Registry registry) {
    VariantTests.TYPES.forEach((name, type) -> {
      SqlType result = RESULTS.get(type);
      if (result != null) {
        registry.scalar("AS_" + name, 1, call -> as(call, type, result));
      }
    });
    registry.scalar("AS_DECIMAL", 1, 3, VariantValues::decimal);
    registry.alias("AS_NUMBER", "AS_DECIMAL");
    registry.scalar("AS_INTEGER", 1, VariantValues::decimal);
    to(registry, SqlType.VARIANT);
    to(registry, SqlType.ARRAY);
    to(registry, SqlType.OBJECT);
  }

  private static void to(Registry registry, SqlType type) {
    registry.scalar(
        "TO_" + type.kind(), 1, call -> Casts.explicit(call.arg(0), type, call.environment()));
  }

  private static Typed as(FunctionCall call, String type, SqlType result) {
    Typed held =
        Typed.of("sf_as_" + type + "(" + JsonArguments.any(call, 0) + ")", SqlType.VARIANT);
    return Casts.explicit(held, result, call.environment());
  }

  private static Typed decimal(FunctionCall call) {
    SqlType type = SqlType.fixed(digits(call, 1, 38), digits(call, 2, 0));
    return as(call, "decimal", type);
  }

  private static int digits(FunctionCall call, int index, int otherwise) {
    if (index >= call.count()) {
      return otherwise;
    }
    return Optional.ofNullable(call.arg(index).constant())
        .filter(BigDecimal.class::isInstance)
        .map(number -> ((BigDecimal) number).intValue())
        .filter(number -> number >= 0 && number <= 38)
        .orElseThrow(call::invalidTypes);
  }
}
