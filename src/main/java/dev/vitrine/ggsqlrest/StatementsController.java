package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.AnonymousInDevelopment;
import dev.vitrine.sessions.Session;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Statements.CancelOutcome;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A session's statements, for those who have no credentials for the SQL API: what runs, and an end
/// to it. A request that waits cannot say its statement's handle before it is answered; another one
/// finds it here.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Hidden
final class StatementsController {

  private final InSession sessions;
  private final Statements statements;
  private final Replies replies;

  StatementsController(InSession sessions, Statements statements, Replies replies) {
    this.sessions = sessions;
    this.statements = statements;
    this.replies = replies;
  }

  @Get(uris = {Shape.PLAN_BASE + "/{id}/statements", Shape.TODAY_BASE + "/{id}/statements"})
  CompletableFuture<HttpResponse<?>> list(HttpRequest<?> request, Caller caller, String id) {
    return sessions.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          List<Map<String, @Nullable Object>> all =
              session.handles().reversed().stream()
                  .flatMap(handle -> find(session, caller, handle))
                  .map(statement -> words(shape, statement))
                  .toList();
          return CompletableFuture.completedFuture(
              replies.success(shape, replies.document().put("statements", all)));
        });
  }

  @Post(
      uris = {
        Shape.PLAN_BASE + "/{id}/statements/{handle}/cancel",
        Shape.TODAY_BASE + "/{id}/statements/{handle}/cancel"
      })
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> cancel(
      HttpRequest<?> request, Caller caller, String id, String handle) {
    return sessions.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          Statement statement =
              session.handles().stream()
                  .filter(known -> known.toString().equals(handle))
                  .flatMap(known -> find(session, caller, known))
                  .findFirst()
                  .orElseThrow(() -> NotThere.statement(handle));
          return statements
              .cancel(statement.submission().caller(), statement.handle())
              .thenApply(outcome -> canceled(shape, statement.handle(), outcome));
        });
  }

  private HttpResponse<?> canceled(Shape shape, Handle handle, CancelOutcome outcome) {
    return replies.success(
        shape,
        replies
            .document()
            .put(shape.name("statementHandle"), handle.toString())
            .put("outcome", outcome.name()));
  }

  /// Those of the session are its owner's, those at a connection the caller's own.
  private Stream<Statement> find(Session session, Caller caller, Handle handle) {
    return Stream.of(session.owner(), caller)
        .flatMap(who -> {
          try {
            return Stream.of(statements.get(who, handle));
          } catch (SqlError gone) {
            return Stream.empty();
          }
        })
        .limit(1);
  }

  private static Map<String, @Nullable Object> words(Shape shape, Statement statement) {
    double percent = statement.progress().percent();
    return Replies.object(
        shape,
        "statementHandle",
        statement.handle().toString(),
        "status",
        statement.state().status().name(),
        "query",
        statement.submission().text(),
        "createdOn",
        statement.state().created().toString(),
        "step",
        statement.progress().step(),
        "percent",
        percent < 0 ? null : percent);
  }
}
