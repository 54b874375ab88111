package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.security.CorrelationId;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Errors of this door's paths that are none of a statement's. Drivers ask again, up to half a
/// minute, when the status is not 200: only what is over in a moment has another.
@ServerFilter({"/session/**", "/queries/**", "/monitoring/**", "/telemetry/**"})
final class DriverErrors implements Ordered {

  private final Envelope envelope;

  DriverErrors(Envelope envelope) {
    this.envelope = envelope;
  }

  /// Inside the limits of requests, whose answer is for retrying.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @ResponseFilter
  @Nullable HttpResponse<?> answered(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    return code(answer.status())
        .map(code -> envelope.failure(null, code, message(request, answer)))
        .orElse(null);
  }

  /// Names the request as the log does.
  private static String message(HttpRequest<?> request, HttpResponse<?> answer) {
    String id = CorrelationId.of(request).map(known -> " [" + known + "]").orElse("");
    return "%s: %s%s".formatted(answer.reason(), request.getPath(), id);
  }

  /// Empty for what a driver is to try again, or was not refused.
  private static Optional<String> code(HttpStatus status) {
    return switch (status) {
      case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> Optional.empty();
      case NOT_FOUND -> Optional.of(ErrorCode.UNKNOWN_PATH.code());
      case REQUEST_ENTITY_TOO_LARGE -> Optional.of(ErrorCode.TOO_LARGE.code());
      default ->
          status.getCode() < 400
              ? Optional.empty()
              : Optional.of(
                  (status.getCode() < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL).code());
    };
  }
}
