package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.sessions.Session;
import dev.vitrine.sessions.Sessions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/// Answers requests in a session, which does not end before they are answered.
@Singleton
final class InSession {

  private final Sessions sessions;
  private final Faults faults;

  InSession(Sessions sessions, Faults faults) {
    this.sessions = sessions;
    this.faults = faults;
  }

  /// What a request asks of its session.
  interface Work {
    CompletableFuture<HttpResponse<?>> run(Shape shape, Session session);
  }

  CompletableFuture<HttpResponse<?>> answer(
      HttpRequest<?> request, Caller caller, String id, Work work) {
    return faults.guarded(request, () -> run(Shape.of(request), caller, id, work));
  }

  private CompletableFuture<HttpResponse<?>> run(Shape shape, Caller caller, String id, Work work) {
    Sessions.Use use = sessions.use(id, caller);
    return Faults.begun(() -> work.run(shape, use.session())).whenComplete((_, _) -> use.close());
  }
}
