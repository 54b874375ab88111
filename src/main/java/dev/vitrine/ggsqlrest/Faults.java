package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.sessions.SessionFault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a request that went wrong is answered.
@Singleton
final class Faults {

  private final Replies replies;

  Faults(Replies replies) {
    this.replies = replies;
  }

  /// An answer, or what is told instead of it, now or later.
  CompletableFuture<HttpResponse<?>> guarded(
      HttpRequest<?> request, Supplier<CompletableFuture<HttpResponse<?>>> work) {
    return begun(work).exceptionally(fault -> told(Shape.of(request), fault));
  }

  /// What failed before it was begun has failed as what fails later.
  static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  private HttpResponse<?> told(Shape shape, Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    HttpResponse<?> answer = answer(shape, cause);
    if (answer != null) {
      return answer;
    }
    throw cause instanceof RuntimeException unforeseen
        ? unforeseen
        : new CompletionException(cause);
  }

  /// @return null for what this door has no words for
  private @Nullable HttpResponse<?> answer(Shape shape, Throwable fault) {
    return switch (fault) {
      case SessionFault own -> replies.failure(failure(shape, own));
      case SqlError error -> replies.failure(Failure.of(error));
      case Unprocessable body -> replies.unprocessable(body.details());
      case Multipart.Malformed form -> replies.detail(400, form.text());
      case NotThere table -> replies.detail(404, table.text());
      default -> null;
    };
  }

  /// Clients of today's shape know the message of an unknown connection in quotes.
  private static Failure failure(Shape shape, SessionFault fault) {
    Failure failure = Failure.of(fault);
    boolean quoted = shape == Shape.TODAY && fault.kind() == SessionFault.Kind.CONNECTION_NOT_FOUND;
    return quoted
        ? new Failure(failure.status(), failure.type(), '"' + failure.message() + '"')
        : failure;
  }
}
