package dev.vitrine.ggsqlrest;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies of this door's answers.
@Singleton
final class Replies {

  private final JsonMapper json;

  Replies(JsonMapper json) {
    this.json = json;
  }

  Document document() {
    return new Document(json);
  }

  MutableHttpResponse<byte[]> success(Shape shape, Document data) {
    return success(shape, data.bytes());
  }

  /// @param data JSON text
  MutableHttpResponse<byte[]> success(Shape shape, byte[] data) {
    return body(
        HttpStatus.OK.getCode(),
        switch (shape) {
          case PLAN -> data;
          case TODAY -> document().put("status", "success").raw("data", data).bytes();
        });
  }

  /// The same in both shapes.
  MutableHttpResponse<byte[]> failure(Failure failure) {
    MutableHttpResponse<byte[]> answer =
        body(
            failure.status(),
            document()
                .put("status", "error")
                .put(
                    "error",
                    document().put("type", failure.type()).put("message", failure.message()))
                .bytes());
    return failure.isForNow() ? answer.header(HttpHeaders.RETRY_AFTER, "1") : answer;
  }

  /// What the peer's framework answers by itself.
  ///
  /// @param detail a text or a list of objects
  MutableHttpResponse<byte[]> detail(int status, Object detail) {
    return body(status, document().put("detail", detail).bytes());
  }

  private static MutableHttpResponse<byte[]> body(int status, byte[] body) {
    return HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
        .body(body)
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /// An object with its names in a shape; names and values in turn, nulls allowed.
  static Map<String, @Nullable Object> object(Shape shape, @Nullable Object... members) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put(shape.name(String.valueOf(members[i])), members[i + 1]);
    }
    return object;
  }

  /// A value as JSON text.
  byte[] written(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// JSON text as a value.
  <T> T read(byte[] text, Argument<T> type) {
    try {
      return Objects.requireNonNull(json.readValue(text, type));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /// A request whose values are not what they must be.
  MutableHttpResponse<byte[]> unprocessable(List<Map<String, @Nullable Object>> details) {
    return detail(HttpStatus.UNPROCESSABLE_ENTITY.getCode(), details);
  }
}
