package dev.vitrine.ggsqlrest;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;

/// What others answer on this door's paths (the HTTP server, the guards before all doors), put into
/// its words: unknown paths and methods as the peer's framework says it, all else as its errors.
@ServerFilter({Shape.PLAN_BASE, Shape.PLAN_BASE + "/**", Shape.TODAY_PREFIX + "/**"})
final class FrameworkFaults implements Ordered {

  private final Replies replies;

  FrameworkFaults(Replies replies) {
    this.replies = replies;
  }

  /// Before all others, so that it sees what they answered.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 2;
  }

  @ResponseFilter
  void retell(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    boolean ours = Shape.isOurs(request) || RouteAttributes.getRouteMatch(request).isEmpty();
    if (answer.code() < 400 || !ours || answer.body() instanceof byte[]) {
      return;
    }
    answer.body(told(answer.code()).body()).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private MutableHttpResponse<byte[]> told(int status) {
    return switch (status) {
      case 404 -> replies.detail(status, "Not Found");
      case 405 -> replies.detail(status, "Method Not Allowed");
      case 401 -> failure(status, "Unauthorized", "Credentials are missing, wrong or expired");
      case 403 -> failure(status, "Forbidden", "Insufficient privileges for this operation");
      case 413 -> failure(status, "RequestTooLarge", "The request's body is too large");
      case 429 -> failure(status, "TooManyRequests", "Too many requests");
      case 503 -> failure(status, "ServiceUnavailable", "The server is not available just now");
      default ->
          status < 500
              ? failure(status, "InvalidRequest", "The request cannot be read")
              : failure(
                  status,
                  "InternalError",
                  "Internal Server Error; X-Request-Id of this answer finds it in the log");
    };
  }

  private MutableHttpResponse<byte[]> failure(int status, String type, String message) {
    return replies.failure(new Failure(status, type, message));
  }
}
