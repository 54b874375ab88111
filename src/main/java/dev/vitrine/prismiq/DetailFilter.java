package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.AuthenticationFailure;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import org.jspecify.annotations.Nullable;

/// Every error of this door is `{"detail": …}`, also one that was answered before or behind its
/// controllers: an unknown path, missing credentials, a full queue.
@ServerFilter(patterns = PrismiqUrl.BASE + "/**")
final class DetailFilter implements Ordered {

  /// What the handlers of this door wrote is bytes already.
  @ResponseFilter
  void detail(MutableHttpResponse<?> answer) {
    HttpStatus status = answer.status();
    if (status.getCode() < 400 || answer.body() instanceof byte[]) {
      return;
    }
    Throwable cause = RouteAttributes.getException(answer).orElse(null);
    HttpStatus told =
        cause instanceof SqlError && status == HttpStatus.UNPROCESSABLE_ENTITY
            ? HttpStatus.BAD_REQUEST
            : status;
    answer
        .status(told)
        .body(Json.write(Answers.map("detail", text(told, cause))))
        .contentType(io.micronaut.http.MediaType.APPLICATION_JSON_TYPE);
  }

  private static String text(HttpStatus status, @Nullable Throwable cause) {
    return switch (cause) {
      case SqlError error when status.getCode() < 500 -> error.text();
      case AuthenticationFailure failure -> failure.publicMessage();
      case null, default ->
          switch (status) {
            case NOT_FOUND -> "Not Found";
            case METHOD_NOT_ALLOWED -> "Method Not Allowed";
            case UNAUTHORIZED -> "Not authenticated";
            default -> status.getReason();
          };
    };
  }

  /// Outside of everything else that filters.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
