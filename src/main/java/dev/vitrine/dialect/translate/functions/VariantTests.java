package dev.vitrine.dialect.translate.functions;

import static dev.vitrine.dialect.translate.functions.JsonArguments.any;
import static dev.vitrine.dialect.translate.functions.JsonArguments.container;
import static dev.vitrine.dialect.translate.functions.JsonArguments.made;

import dev.vitrine.kernel.SqlType;
import java.util.Map;
import java.util.TreeMap;

/// What a VARIANT holds: `TYPEOF` and `IS_…`.
final class VariantTests implements Family {

  /// Names of types in functions, and what the engine's functions call them.
  static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ARRAY", "array"),
              Map.entry("BINARY", "binary"),
              Map.entry("BOOLEAN", "boolean"),
              Map.entry("CHAR", "varchar"),
              Map.entry("VARCHAR", "varchar"),
              Map.entry("DATE", "date"),
              Map.entry("DECIMAL", "decimal"),
              Map.entry("DOUBLE", "double"),
              Map.entry("REAL", "double"),
              Map.entry("INTEGER", "integer"),
              Map.entry("OBJECT", "object"),
              Map.entry("TIME", "time"),
              Map.entry("TIMESTAMP_LTZ", "timestamp_ltz"),
              Map.entry("TIMESTAMP_NTZ", "timestamp_ntz"),
              Map.entry("TIMESTAMP_TZ", "timestamp_tz")));

  @Override
  public void register(Registry registry) {
    registry.scalar("TYPEOF", 1, call -> made(SqlType.TEXT, "sf_typeof", container(call, 0)));
    TYPES.forEach((name, type) -> test(registry, name, type));
    test(registry, "DATE_VALUE", "date");
    test(registry, "NULL_VALUE", "null_value");
  }

  private static void test(Registry registry, String name, String type) {
    registry.scalar("IS_" + name, 1, call -> made(SqlType.BOOLEAN, "sf_is_" + type, any(call, 0)));
  }
}
