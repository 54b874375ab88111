package dev.vitrine.notebooks;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/// Stands before this door: turns away pages of other sites, and puts what others answer on its
/// paths (the HTTP server, the guards before all doors) into its words.
@ServerFilter({
  NotebooksController.BASE,
  NotebooksController.BASE + "/**",
  NotebookSocket.BASE + "/**",
  NotebookSocket.BASE
})
final class DoorFilter implements Ordered {

  private final Origins origins;

  DoorFilter(Origins origins) {
    this.origins = origins;
  }

  /// Before all others, so that it sees what they answered.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 3;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return origins.allows(request)
        ? null
        : Replies.refused(403, "Pages of this origin may not use the notebooks");
  }

  @ResponseFilter
  void retell(MutableHttpResponse<?> answer) {
    if (answer.code() >= 400 && !(answer.body() instanceof byte[])) {
      answer
          .body(Replies.refused(answer.code(), words(answer.code())).body())
          .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
  }

  private static String words(int status) {
    return switch (status) {
      case 401 -> "Credentials are missing, wrong or expired";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 410 -> "The result has expired: run the cell again";
      case 413 -> "The request's body is too large";
      case 429 -> "Too many requests";
      case 503 -> "The server is not available just now";
      default ->
          status < 500
              ? "The request cannot be read"
              : "Internal Server Error; X-Request-Id of this answer finds it in the log";
    };
  }
}
