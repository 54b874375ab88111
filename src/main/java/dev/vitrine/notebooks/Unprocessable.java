package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request whose body is not what it must be, in the words of the peer's framework.
final class Unprocessable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Map<String, @Nullable Object> detail;

  private Unprocessable(String type, List<String> place, String message, @Nullable Object input) {
    super(message, null, false, false);
    detail = Json.object("type", type, "loc", place, "msg", message, "input", input);
  }

  List<Map<String, @Nullable Object>> details() {
    return List.of(detail);
  }

  static Unprocessable noBody() {
    return new Unprocessable("missing", List.of("body"), "Field required", null);
  }

  static Unprocessable noJson() {
    return new Unprocessable("json_invalid", List.of("body"), "JSON decode error", null);
  }

  static Unprocessable noObject(Object input) {
    return new Unprocessable(
        "model_attributes_type",
        List.of("body"),
        "Input should be a valid dictionary or object to extract fields from",
        input);
  }

  static Unprocessable missing(String field, Object input) {
    return new Unprocessable("missing", List.of("body", field), "Field required", input);
  }

  static Unprocessable noText(String field, @Nullable Object input) {
    return new Unprocessable(
        "string_type", List.of("body", field), "Input should be a valid string", input);
  }

  static Unprocessable noChoice(String field, String choices, Object input) {
    return new Unprocessable(
        "literal_error", List.of("body", field), "Input should be " + choices, input);
  }

  /// @param place `path` or `query`
  static Unprocessable noNumber(String place, String parameter, String input) {
    return new Unprocessable(
        "int_parsing",
        List.of(place, parameter),
        "Input should be a valid integer, unable to parse string as an integer",
        input);
  }
}
