package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.security.AnonymousInDevelopment;
import dev.vitrine.sessions.Session;
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
@AnonymousInDevelopment
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@Hidden
final class QueriesController {

  private final Sessions sessions;
  private final Queries queries;
  private final Answers answers;
  private final InSession inSession;
  private final JsonMapper json;

  QueriesController(
      Sessions sessions, Queries queries, Answers answers, InSession inSession, JsonMapper json) {
    this.sessions = sessions;
    this.queries = queries;
    this.answers = answers;
    this.inSession = inSession;
    this.json = json;
  }

  private interface Success {
    HttpResponse<?> answer(Shape shape, Statement statement);
  }

  @Post(uris = {Shape.PLAN_BASE + "/{id}/sql", Shape.TODAY_BASE + "/{id}/sql"})
  CompletableFuture<HttpResponse<?>> sql(HttpRequest<byte[]> request, Caller caller, String id) {
    return inSession.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          QueryBody body = QueryBody.of(request, json);
          if (isChart(body)) {
            throw SessionFault.invalidQuery(
                "Data source error: the query has a VISUALISE clause: POST it to …/query");
          }
          return ask(shape, question(session, caller, body), answers::rows);
        });
  }

  @Post(uris = {Shape.PLAN_BASE + "/{id}/query", Shape.TODAY_BASE + "/{id}/query"})
  CompletableFuture<HttpResponse<?>> query(HttpRequest<byte[]> request, Caller caller, String id) {
    return inSession.answer(
        request,
        caller,
        id,
        (shape, session) -> {
          QueryBody body = QueryBody.of(request, json);
          if (!isChart(body)) {
            throw SessionFault.invalidQuery("Query must contain VISUALISE clause");
          }
          return ask(shape, question(session, caller, body), answers::chart);
        });
  }

  private static boolean isChart(QueryBody body) {
    return Visualise.split(body.query(), Escapes.STANDARD).isPresent();
  }

  private static Queries.Question question(Session session, Caller caller, QueryBody body) {
    return new Queries.Question(session, caller, body.query(), body.connection());
  }

  private CompletableFuture<HttpResponse<?>> ask(
      Shape shape, Queries.Question question, Success success) {
    sessions.requireSpace(question.session());
    Statement taken = queries.submit(question);
    return queries
        .ended(question.who(), taken)
        .thenApply(ended -> answers.of(shape, ended, done -> success.answer(shape, done)));
  }
}
