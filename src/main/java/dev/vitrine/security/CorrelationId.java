package dev.vitrine.security;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.UUID;

/// What joins a request, its answer and every line logged for it: `X-Request-Id`.
public final class CorrelationId {

  public static final String HEADER = "X-Request-Id";

  /// Its name in the log context.
  public static final String MDC_KEY = "requestId";

  private static final String ATTRIBUTE = "vitrine.correlation-id";

  private CorrelationId() {}

  /// The id of a request that went through the filter.
  public static Optional<String> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class);
  }

  /// Takes the client's id where it is one, else makes one.
  public static String assign(HttpRequest<?> request) {
    String sent = request.getHeaders().get(HEADER);
    String id =
        sent != null && sent.matches("[A-Za-z0-9._:/+=@-]{1,128}")
            ? sent
            : UUID.randomUUID().toString();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }
}
