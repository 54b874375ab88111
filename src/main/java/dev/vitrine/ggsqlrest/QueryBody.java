package dev.vitrine.ggsqlrest;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `…/query` and `…/sql` are sent.
///
/// @param connection the warehouse to ask; empty for the session's own tables
record QueryBody(String query, Optional<String> connection) {

  private static final byte[] NONE = {};

  /// @throws Unprocessable for any other body; members that nobody knows are ignored
  static QueryBody of(HttpRequest<byte[]> request, JsonMapper json) {
    byte[] bytes = request.getBody().orElse(NONE);
    if (bytes.length == 0) {
      throw Unprocessable.missing(List.of("body"), null);
    }
    if (!isJson(request)) {
      throw Unprocessable.noObject(new String(bytes, StandardCharsets.UTF_8));
    }
    Object body = parsed(bytes, json);
    if (!(body instanceof Map<?, ?> members)) {
      throw Unprocessable.noObject(body);
    }
    if (!members.containsKey("query")) {
      throw Unprocessable.missing(List.of("body", "query"), members);
    }
    return new QueryBody(
        text("query", members.get("query")),
        Optional.ofNullable(members.get("connection")).map(value -> text("connection", value)));
  }

  private static boolean isJson(HttpRequest<?> request) {
    String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    return type == null
        || type.strip()
            .toLowerCase(Locale.ROOT)
            .matches("application/([a-z0-9.-]+\\+)?json(\\s*;.*)?");
  }

  private static @Nullable Object parsed(byte[] bytes, JsonMapper json) {
    try {
      return json.readValue(bytes, Argument.OBJECT_ARGUMENT);
    } catch (IOException bad) {
      throw Unprocessable.noJson("Expecting value");
    }
  }

  private static String text(String field, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw Unprocessable.noText(field, value);
  }
}
