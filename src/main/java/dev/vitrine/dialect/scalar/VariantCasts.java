package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BINARY;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DOUBLE;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Casts from VARIANT. JSON null gives NULL; what does not fit is error 100071, `Failed to cast
/// variant value "x" to FIXED`; the `sf_try_…` twins give NULL. Dates and times: [VariantTimes].
///
/// | function | |
/// |---|---|
/// | `sf_variant_text(json)` | VARCHAR: a text as it is, all else as TO_JSON |
/// | `sf_variant_number(json)` | an exact number as plain digits, to be cast to DECIMAL |
/// | `sf_variant_decimal(json, precision, scale)` | the same, rounded half up to a scale; error 100132 beyond the precision |
/// | `sf_variant_number_key(json)` | that number as `sf_variant_sort_key` writes it, to compare it with others |
/// | `sf_variant_double(json)`, `sf_variant_boolean(json)`, `sf_variant_binary(json)` | |
/// | `sf_variant_array(json)` | TO_ARRAY: no array becomes an array of one |
/// | `sf_variant_object(json)` | TO_OBJECT: also a text that spells an object |
final class VariantCasts {

  private VariantCasts() {}

  static List<JavaFunction> functions() {
    List<JavaFunction> functions = new ArrayList<>();
    functions.add(Define.strict("sf_variant_text", TEXT, a -> text(Args.text(a, 0)), TEXT));
    functions.add(
        Define.strict(
            "sf_variant_decimal",
            TEXT,
            a ->
                VariantNumbers.decimal(
                    Args.text(a, 0), (int) Args.number(a, 1), (int) Args.number(a, 2)),
            TEXT,
            BIGINT,
            BIGINT));
    functions.add(
        Define.strict(
            "sf_variant_number_key", TEXT, a -> VariantNumbers.key(Args.text(a, 0)), TEXT));
    both(functions, "variant_number", TEXT, VariantNumbers::digits);
    both(functions, "variant_double", DOUBLE, VariantNumbers::real);
    both(functions, "variant_boolean", BOOLEAN, VariantCasts::truth);
    both(functions, "variant_binary", BINARY, VariantCasts::binary);
    both(functions, "variant_array", TEXT, VariantCasts::array);
    both(functions, "variant_object", TEXT, VariantCasts::object);
    return functions;
  }

  private static void both(
      List<JavaFunction> functions,
      String name,
      JavaFunction.Kind result,
      Function<String, @Nullable Object> cast) {
    functions.add(Define.strict("sf_" + name, result, a -> cast.apply(Args.text(a, 0)), TEXT));
    functions.add(
        Define.strict("sf_try_" + name, result, a -> attempt(cast, Args.text(a, 0)), TEXT));
  }

  private static @Nullable Object attempt(Function<String, @Nullable Object> cast, String json) {
    try {
      return cast.apply(json);
    } catch (SqlError e) {
      return null;
    }
  }

  static @Nullable String text(String json) {
    return switch (json.charAt(0)) {
      case '"' -> JsonStrings.decode(json);
      case 'n' -> null;
      case '{', '[' -> JsonParsing.shown(json);
      case 't', 'f' -> json;
      default -> JsonNumbers.text(json);
    };
  }

  /// A number is no boolean here, unlike one in SQL.
  static @Nullable Boolean truth(String json) {
    if (json.equals(Json.NULL)) {
      return null;
    }
    String word = JsonScan.isText(json) ? JsonStrings.decode(json).strip() : json;
    if (!JsonScan.isText(json) && JsonValues.isNumber(json)) {
      throw failed(json, "BOOLEAN");
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw failed(json, "BOOLEAN");
    };
  }

  private static byte @Nullable [] binary(String json) {
    if (json.equals(Json.NULL)) {
      return null;
    }
    try {
      if (JsonScan.isText(json)) {
        return HexFormat.of().parseHex(JsonStrings.decode(json));
      }
    } catch (IllegalArgumentException e) {
      throw failed(json, "BINARY");
    }
    throw failed(json, "BINARY");
  }

  private static @Nullable String array(String json) {
    if (json.equals(Json.NULL) || JsonScan.isArray(json)) {
      return json.equals(Json.NULL) ? null : json;
    }
    return "[" + json + "]";
  }

  private static @Nullable String object(String json) {
    if (json.equals(Json.NULL) || JsonScan.isObject(json)) {
      return json.equals(Json.NULL) ? null : json;
    }
    String spelt = JsonScan.isText(json) ? JsonParsing.tryParse(JsonStrings.decode(json)) : null;
    if (spelt == null || !JsonScan.isObject(spelt)) {
      throw failed(json, "OBJECT");
    }
    return spelt;
  }

  static SqlError failed(String json, String type) {
    String shown = JsonParsing.shown(json);
    String cut = shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    return new SqlError(
        ErrorCode.CONVERSION, "Failed to cast variant value " + cut + " to " + type);
  }
}
