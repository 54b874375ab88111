package dev.vitrine.agent;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON in the words of this door: what is none is a refused request.
@Singleton
final class Json {

  /// Names and values in turn.
  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    return dev.vitrine.json.Json.object(pairs);
  }

  byte[] bytes(Object value) {
    return dev.vitrine.json.Json.write(value);
  }

  String text(Object value) {
    return dev.vitrine.json.Json.text(value);
  }

  /// An object with one field more, whose value is JSON already.
  byte[] with(Map<String, @Nullable Object> object, String name, byte[] value) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(object);
    whole.put(name, new dev.vitrine.json.Json.Raw(value));
    return bytes(whole);
  }

  /// @throws Refusal for what is no JSON
  @Nullable Object read(byte[] bytes) {
    try {
      return dev.vitrine.json.Json.read(bytes);
    } catch (dev.vitrine.json.Json.Malformed malformed) {
      throw Refusal.badRequest("The body is no JSON: byte " + malformed.at() + " is wrong");
    }
  }

  /// The fields of an object; none for an empty body.
  ///
  /// @throws Refusal for anything else
  Fields fields(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return new Fields(Map.of());
    }
    if (read(body) instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw Refusal.badRequest("The body must be a JSON object");
  }

  /// A cell of the first row of an array of rows.
  String cell(byte[] rows, int column) {
    return read(rows) instanceof List<?> list && list.getFirst() instanceof List<?> first
        ? String.valueOf(first.get(column))
        : "";
  }

  /// A list of texts that was written by this class.
  List<String> texts(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8)) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
