package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;

/// The bodies of this door's answers.
final class Replies {

  private Replies() {}

  /// @param pairs names and values in turn
  static MutableHttpResponse<byte[]> ok(@Nullable Object... pairs) {
    return json(Json.object(pairs));
  }

  static MutableHttpResponse<byte[]> json(Object body) {
    return HttpResponse.ok(Json.write(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  static MutableHttpResponse<byte[]> done() {
    return ok("status", "ok");
  }

  /// @param detail a text, or a list of what is wrong
  static MutableHttpResponse<byte[]> refused(int status, Object detail) {
    return HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
        .body(Json.write(Json.object("detail", detail)))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
