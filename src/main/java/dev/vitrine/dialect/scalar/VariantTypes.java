package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a value is: TYPEOF, the IS_… predicates, the AS_… functions that give NULL for other types.
///
/// | function | |
/// |---|---|
/// | `sf_typeof(json)` | INTEGER, DECIMAL, DOUBLE, BOOLEAN, VARCHAR, ARRAY, OBJECT, NULL_VALUE, DATE, TIME, TIMESTAMP_NTZ/_LTZ/_TZ, BINARY |
/// | `sf_is_array` … `sf_is_timestamp_tz` (json) | whether it is of that type (IS_DECIMAL: also an INTEGER, IS_DOUBLE: any number) |
/// | `sf_as_array` … `sf_as_timestamp_tz` (json) | the value if it is of that type, still as JSON, else NULL; the cast follows in SQL (`sf_variant_text` …) |
/// | `sf_strip_null_value(json)` | NULL for JSON null |
final class VariantTypes {

  private static final Map<String, Set<String>> FAMILIES =
      Map.ofEntries(
          Map.entry("array", Set.of("ARRAY")),
          Map.entry("object", Set.of("OBJECT")),
          Map.entry("boolean", Set.of("BOOLEAN")),
          Map.entry("varchar", Set.of("VARCHAR")),
          Map.entry("integer", Set.of("INTEGER")),
          Map.entry("decimal", Set.of("INTEGER", "DECIMAL")),
          Map.entry("double", Set.of("INTEGER", "DECIMAL", "DOUBLE")),
          Map.entry("null_value", Set.of("NULL_VALUE")),
          Map.entry("binary", Set.of("BINARY")),
          Map.entry("date", Set.of("DATE")),
          Map.entry("time", Set.of("TIME")),
          Map.entry("timestamp_ntz", Set.of("TIMESTAMP_NTZ")),
          Map.entry("timestamp_ltz", Set.of("TIMESTAMP_LTZ")),
          Map.entry("timestamp_tz", Set.of("TIMESTAMP_TZ")));

  private VariantTypes() {}

  static List<JavaFunction> functions() {
    List<JavaFunction> functions = new ArrayList<>();
    functions.add(Define.strict("sf_typeof", TEXT, a -> type(Args.text(a, 0)), TEXT));
    functions.add(
        Define.strict("sf_strip_null_value", TEXT, a -> stripNull(Args.text(a, 0)), TEXT));
    for (var family : FAMILIES.entrySet()) {
      Set<String> types = family.getValue();
      functions.add(
          Define.strict(
              "sf_is_" + family.getKey(),
              BOOLEAN,
              a -> types.contains(type(Args.text(a, 0))),
              TEXT));
      functions.add(
          Define.strict(
              "sf_as_" + family.getKey(),
              TEXT,
              a -> types.contains(type(Args.text(a, 0))) ? a[0] : null,
              TEXT));
    }
    return functions;
  }

  static String type(String json) {
    return switch (json.charAt(0)) {
      case '[' -> "ARRAY";
      case '{' -> "OBJECT";
      case '"' -> TypedText.type(json);
      case 't', 'f' -> "BOOLEAN";
      case 'n' -> "NULL_VALUE";
      default -> number(json);
    };
  }

  private static String number(String json) {
    if (JsonNumbers.isReal(json)) {
      return "DOUBLE";
    }
    return json.indexOf('.') < 0 ? "INTEGER" : "DECIMAL";
  }

  private static @Nullable String stripNull(String json) {
    return json.equals(Json.NULL) ? null : json;
  }
}
