package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers in JSON.
final class Answers {

  /// Names the statement behind an answer.
  static final String HANDLE = "X-Statement-Handle";

  private Answers() {}

  static MutableHttpResponse<byte[]> ok(@Nullable Object json) {
    return of(HttpStatus.OK, json);
  }

  static MutableHttpResponse<byte[]> created(@Nullable Object json) {
    return of(HttpStatus.CREATED, json);
  }

  static MutableHttpResponse<byte[]> of(HttpStatus status, @Nullable Object json) {
    return HttpResponse.<byte[]>status(status)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(Json.write(json));
  }

  static MutableHttpResponse<byte[]> done(String message) {
    return ok(map("success", true, "message", message));
  }

  /// Names and values in turn.
  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
