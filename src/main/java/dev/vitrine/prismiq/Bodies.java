package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies of requests.
final class Bodies {

  private static final byte[] NONE = {};

  private Bodies() {}

  static byte[] of(HttpRequest<byte[]> request) {
    return request.getBody().orElse(NONE);
  }

  /// @throws Unprocessable when it is no JSON
  static @Nullable Object json(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      throw Unprocessable.of("missing", List.of("body"), "Field required", null);
    }
    try {
      return Json.read(body);
    } catch (Json.Malformed wrong) {
      throw Unprocessable.of(
          "json_invalid",
          List.of("body", wrong.at()),
          "JSON decode error: " + wrong.getMessage(),
          null);
    }
  }
}
