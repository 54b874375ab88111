package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.AnonymousInDevelopment;
import dev.vitrine.sessions.Loading;
import dev.vitrine.sessions.Session;
import dev.vitrine.sessions.Sessions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/// Makes and ends sessions, and lists what was loaded into one.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Hidden
final class SessionsController {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final Sessions sessions;
  private final Loading loading;
  private final Replies replies;
  private final InSession inSession;
  private final Faults faults;

  SessionsController(
      Sessions sessions, Loading loading, Replies replies, InSession inSession, Faults faults) {
    this.sessions = sessions;
    this.loading = loading;
    this.replies = replies;
    this.inSession = inSession;
    this.faults = faults;
  }

  /// Whether the door is open; the server's own `/health` knows more.
  @Get(Shape.TODAY_PREFIX + "/health")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> health() {
    return HttpResponse.ok(replies.document().put("status", "ok").bytes());
  }

  /// A body is ignored.
  @Post(uris = {Shape.PLAN_BASE, Shape.TODAY_BASE})
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> create(HttpRequest<?> request, Caller caller) {
    return faults.guarded(
        request,
        () -> {
          Shape shape = Shape.of(request);
          String id = sessions.create(caller).id();
          return now(replies.success(shape, replies.document().put(shape.name("sessionId"), id)));
        });
  }

  @Delete(uris = {Shape.PLAN_BASE + "/{id}", Shape.TODAY_BASE + "/{id}"})
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> delete(HttpRequest<?> request, Caller caller, String id) {
    return inSession(
        request,
        caller,
        id,
        (shape, session) -> {
          sessions.end(session);
          return switch (shape) {
            case PLAN -> replies.success(shape, replies.document().put("status", "deleted"));
            case TODAY -> replies.success(shape, NULL);
          };
        });
  }

  @Get(uris = {Shape.PLAN_BASE + "/{id}/tables", Shape.TODAY_BASE + "/{id}/tables"})
  CompletableFuture<HttpResponse<?>> tables(HttpRequest<?> request, Caller caller, String id) {
    return inSession(
        request,
        caller,
        id,
        (shape, session) ->
            replies.success(
                shape,
                replies
                    .document()
                    .put(
                        "tables",
                        loading.tables(session).stream().map(Loading.Table::name).toList())));
  }

  private CompletableFuture<HttpResponse<?>> inSession(
      HttpRequest<?> request,
      Caller caller,
      String id,
      BiFunction<Shape, Session, HttpResponse<?>> work) {
    return inSession.answer(
        request, caller, id, (shape, session) -> now(work.apply(shape, session)));
  }

  private static CompletableFuture<HttpResponse<?>> now(HttpResponse<?> answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
