package dev.vitrine.agent;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as maps, lists, texts, numbers, flags and nulls.
@Singleton
final class Json {

  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /// Names and values in turn.
  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /// An object with one field more, whose value is JSON already.
  byte[] with(Map<String, @Nullable Object> object, String name, byte[] value) {
    String before = text(object);
    String start = before.substring(0, before.length() - 1) + (object.isEmpty() ? "" : ",");
    String field = start + text(name) + ":" + new String(value, StandardCharsets.UTF_8) + "}";
    return field.getBytes(StandardCharsets.UTF_8);
  }

  /// @throws Refusal for what is no JSON
  @Nullable Object read(byte[] bytes) {
    try {
      return mapper.readValue(bytes, Argument.OBJECT_ARGUMENT);
    } catch (IOException | RuntimeException malformed) {
      throw Refusal.badRequest("The body is no JSON");
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
