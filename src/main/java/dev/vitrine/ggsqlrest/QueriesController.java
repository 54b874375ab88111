package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.sessions.SessionFault;
import dev.vitrine.sessions.Sessions;
import dev.vitrine.statements.Statement;
import dev.vitrine.visualise.Visualise;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.concurrent.CompletableFuture;

/// SQL and charts in sessions.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@Hidden
final class QueriesController {

  private final Sessions sessions;
  private final Queries queries;
  private final Answers answers;
  private final Faults faults;
  private final JsonMapper json;

  QueriesController(
      Sessions sessions,
      Queries queries,
      Answers answers,
      Faults faults,
      JsonMapper json) {
    this.sessions = sessions;
    this.queries = queries;
    this.answers = answers;
    this.faults = faults;
    this.json = json;
  }

  private interface Success {
    HttpResponse<?> answer(Shape shape, Statement statement);
  }

  @Post(uris = {Shape.PLAN_BASE + "/{id}/sql", Shape.TODAY_BASE + "/{id}/sql"})
  CompletableFuture<HttpResponse<?>> sql(HttpRequest<byte[]> request, Caller caller, String id) {
    return faults.guarded(
        request,
        () -> {
          QueryBody body = QueryBody.of(request, json);
          if (isChart(body)) {
            sessions.use(id, caller).close();
            throw SessionFault.invalidQuery(
                "Data source error: the query has a VISUALISE clause: POST it to …/query");
          }
          return ask(request, caller, id, body, answers::rows);
        });
  }

  @Post(uris = {Shape.PLAN_BASE + "/{id}/query", Shape.TODAY_BASE + "/{id}/query"})
  CompletableFuture<HttpResponse<?>> query(HttpRequest<byte[]> request, Caller caller, String id) {
    return faults.guarded(
        request,
        () -> {
          QueryBody body = QueryBody.of(request, json);
          if (!isChart(body)) {
            sessions.use(id, caller).close();
            throw SessionFault.invalidQuery("Query must contain VISUALISE clause");
          }
          return ask(request, caller, id, body, answers::chart);
        });
  }

  private static boolean isChart(QueryBody body) {
    return Visualise.split(body.query(), Escapes.STANDARD).isPresent();
  }

  private CompletableFuture<HttpResponse<?>> ask(
      HttpRequest<?> request, Caller caller, String id, QueryBody body, Success success) {
    Shape shape = Shape.of(request);
    Sessions.Use use = sessions.use(id, caller);
    try {
      sessions.requireSpace(use.session());
      Queries.Question question =
          new Queries.Question(use.session(), caller, body.query(), body.connection());
      Statement taken = queries.submit(question);
      CompletableFuture<HttpResponse<?>> answer =
          queries
              .ended(question.who(), taken)
              .thenApply(ended -> answers.of(shape, ended, s -> success.answer(shape, s)));
      return answer.whenComplete((_, _) -> use.close());
    } catch (RuntimeException refused) {
      use.close();
      throw refused;
    }
  }
}
