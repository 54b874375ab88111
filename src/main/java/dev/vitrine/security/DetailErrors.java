package dev.vitrine.security;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.SqlError;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import org.jspecify.annotations.Nullable;

/// For doors whose every error is `{"detail": "…"}`, also one that was answered before or behind
/// their controllers: an unknown path, missing credentials, a full queue.
public final class DetailErrors {

  private DetailErrors() {}

  /// Puts an error that others wrote into those words; what the handlers of such a door wrote is
  /// bytes already and stays. Headers stay too. SQL that a statement would answer with 422 is a bad
  /// request there.
  public static void retell(MutableHttpResponse<?> answer) {
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
        .body(Json.write(Json.object("detail", text(told, cause))))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static String text(HttpStatus status, @Nullable Throwable cause) {
    return switch (cause) {
      case SqlError error when status != HttpStatus.INTERNAL_SERVER_ERROR -> error.text();
      case AuthenticationFailure failure -> failure.publicMessage();
      case ConversionErrorException unread ->
          unread.getArgument().getName() + " is not of the kind that it must be";
      case UnsatisfiedRouteException missing -> missing.getArgument().getName() + " is missing";
      case null, default -> words(status);
    };
  }

  private static String words(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "Not Found";
      case METHOD_NOT_ALLOWED -> "Method Not Allowed";
      case UNAUTHORIZED -> "Not authenticated";
      case INTERNAL_SERVER_ERROR ->
          "Internal Server Error; X-Request-Id of this answer finds it in the log";
      default -> status.getReason();
    };
  }
}
