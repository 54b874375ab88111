package dev.vitrine.ggsqlrest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request whose body or parameters are not what they must be, in the words of the peer's
/// framework.
final class Unprocessable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Map<String, @Nullable Object> detail;

  private Unprocessable(
      String type,
      List<Object> place,
      String message,
      @Nullable Object input,
      Map<String, ?> more) {
    super(message, null, false, false);
    detail = new LinkedHashMap<>();
    detail.put("type", type);
    detail.put("loc", place);
    detail.put("msg", message);
    detail.put("input", input);
    detail.putAll(more);
  }

  List<Map<String, @Nullable Object>> details() {
    return List.of(detail);
  }

  static Unprocessable missing(List<Object> place, @Nullable Object input) {
    return new Unprocessable("missing", place, "Field required", input, Map.of());
  }

  static Unprocessable noObject(@Nullable Object input) {
    return new Unprocessable(
        "model_attributes_type",
        List.of("body"),
        "Input should be a valid dictionary or object to extract fields from",
        input,
        Map.of());
  }

  static Unprocessable noText(String field, @Nullable Object input) {
    return new Unprocessable(
        "string_type", List.of("body", field), "Input should be a valid string", input, Map.of());
  }

  static Unprocessable noJson(String why) {
    return new Unprocessable(
        "json_invalid",
        List.of("body", 0),
        "JSON decode error",
        Map.of(),
        Map.of("ctx", Map.of("error", why)));
  }

  static Unprocessable noFile(String text) {
    return new Unprocessable(
        "value_error",
        List.of("body", "file"),
        "Value error, Expected UploadFile, received: <class 'str'>",
        text,
        Map.of("ctx", Map.of("error", Map.of())));
  }

  static Unprocessable noBoolean(String parameter, String input) {
    return new Unprocessable(
        "bool_parsing",
        List.of("query", parameter),
        "Input should be a valid boolean, unable to interpret input",
        input,
        Map.of());
  }
}
