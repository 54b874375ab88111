package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DOUBLE;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From text to semi-structured value and back.
///
/// | function | |
/// |---|---|
/// | `sf_parse_json(text)` | PARSE_JSON: normal form; NULL for an empty document; error 100069 |
/// | `sf_parse_json_last(text)` | PARSE_JSON(text, 'd'): of two members of a name the last counts |
/// | `sf_try_parse_json(text)`, `sf_try_parse_json_last(text)` | NULL instead of an error |
/// | `sf_check_json(text)` | CHECK_JSON: NULL if it is valid, else what is wrong |
/// | `sf_to_json(json)` | TO_JSON: as Snowflake writes it, `undefined` and all |
/// | `sf_json_portable(json)` | the same, but JSON for any reader: what files get |
/// | `sf_json_delivered(json)` | the same with the mark of `undefined`: what results carry |
/// | `sf_json_text(text)` | a text as JSON |
/// | `sf_json_number(text)` | an exact number (a DECIMAL's text) as JSON |
/// | `sf_json_double(double)` | a FLOAT as JSON |
/// | `sf_json_typed(text)` | a date, time, timestamp or hexadecimal binary as JSON |
/// | `sf_json_ltz(text)` | a TIMESTAMP_LTZ as JSON |
final class JsonParsing {

  private JsonParsing() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict("sf_parse_json", TEXT, a -> parse(Args.text(a, 0)), TEXT),
        Define.strict("sf_parse_json_last", TEXT, a -> parseLast(Args.text(a, 0)), TEXT),
        Define.strict("sf_try_parse_json", TEXT, a -> tryParse(Args.text(a, 0)), TEXT),
        Define.strict("sf_try_parse_json_last", TEXT, a -> tryParseLast(Args.text(a, 0)), TEXT),
        Define.strict("sf_check_json", TEXT, a -> check(Args.text(a, 0)), TEXT),
        Define.strict("sf_to_json", TEXT, a -> shown(Args.text(a, 0)), TEXT),
        Define.strict("sf_json_portable", TEXT, a -> portable(Args.text(a, 0)), TEXT),
        Define.strict("sf_json_delivered", TEXT, a -> delivered(Args.text(a, 0)), TEXT),
        Define.strict("sf_json_text", TEXT, a -> JsonStrings.quote(Args.text(a, 0)), TEXT),
        Define.strict("sf_json_number", TEXT, a -> JsonNumbers.normal(Args.text(a, 0)), TEXT),
        Define.strict("sf_json_double", TEXT, a -> real(a[0]), DOUBLE),
        Define.strict("sf_json_typed", TEXT, a -> TypedText.of(Args.text(a, 0)), TEXT),
        Define.strict("sf_json_ltz", TEXT, a -> TypedText.local(Args.text(a, 0)), TEXT));
  }

  static @Nullable String parse(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonFault e) {
      throw refused(e);
    }
  }

  private static @Nullable String parseLast(String text) {
    try {
      return JsonReader.readLastWins(text);
    } catch (JsonFault e) {
      throw refused(e);
    }
  }

  static @Nullable String tryParse(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonFault e) {
      return null;
    }
  }

  private static @Nullable String tryParseLast(String text) {
    try {
      return JsonReader.readLastWins(text);
    } catch (JsonFault e) {
      return null;
    }
  }

  static @Nullable String check(String text) {
    try {
      JsonReader.read(text);
      return null;
    } catch (JsonFault e) {
      return e.text();
    }
  }

  static String shown(String json) {
    return JsonRewrite.SHOWN.apply(json);
  }

  static String portable(String json) {
    return JsonRewrite.PORTABLE.apply(json);
  }

  private static String delivered(String json) {
    return JsonRewrite.DELIVERED.apply(json);
  }

  private static @Nullable String real(@Nullable Object value) {
    return value instanceof Double number ? JsonNumbers.real(number) : null;
  }

  private static SqlError refused(JsonFault fault) {
    return new SqlError(ErrorCode.JSON_INVALID, "Error parsing JSON: " + fault.text());
  }
}
