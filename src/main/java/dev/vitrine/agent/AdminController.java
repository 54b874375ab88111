package dev.vitrine.agent;

import dev.vitrine.agent.model.ModelMeters;
import dev.vitrine.agent.model.Usage;
import dev.vitrine.kernel.Caller;
import dev.vitrine.repository.AgentQueryRepository;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

/// What administrators do with this door: its schema, its figures, what is said of its answers.
@Hidden
@Controller("/api/admin")
@Secured(Caller.ADMIN_ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class AdminController {

  private final Schemas schemas;
  private final AgentQueryRepository queries;
  private final Feedback feedback;
  private final ModelMeters meters;
  private final Answers answers;

  AdminController(
      Schemas schemas,
      AgentQueryRepository queries,
      Feedback feedback,
      ModelMeters meters,
      Answers answers) {
    this.schemas = schemas;
    this.queries = queries;
    this.feedback = feedback;
    this.meters = meters;
    this.answers = answers;
  }

  @Post("/schema/refresh")
  HttpResponse<?> refresh(Caller caller) {
    int tables = schemas.refresh(caller).tables().size();
    return answers.ok(Json.map("message", "The schema was read anew", "tables_count", tables));
  }

  /// Of all that is kept. Successful are those that ran; failed are failures to find SQL or to run
  /// it, and time-outs; the rate is between the two.
  @Get("/metrics")
  HttpResponse<?> metrics() {
    long good = count(Status.SUCCESS);
    long bad =
        count(Status.FAILED_GENERATION) + count(Status.FAILED_EXECUTION) + count(Status.TIMEOUT);
    Usage usage = new Usage(queries.promptTokens(), queries.completionTokens());
    return answers.ok(
        Json.map(
            "total_queries", queries.count(),
            "successful", good,
            "failed", bad,
            "success_rate", good + bad == 0 ? 0.0 : (double) good / (good + bad),
            "not_executed", count(Status.NOT_EXECUTED),
            "timeouts", count(Status.TIMEOUT),
            "prompt_tokens", usage.prompt(),
            "completion_tokens", usage.completion(),
            "cost", meters.cost(usage)));
  }

  private long count(Status status) {
    return queries.countOf(status.word());
  }

  @Get("/feedback")
  HttpResponse<?> feedback(@QueryValue(defaultValue = "pending") String state) {
    return answers.ok(Json.map("feedback", feedback.list(state)));
  }

  /// The answer becomes an example.
  @Post("/feedback" + AgentUrl.ID + "/accept")
  HttpResponse<?> accept(Caller caller, long id) {
    return answers.ok(feedback.decide(caller, id, Feedback.ACCEPTED));
  }

  @Post("/feedback" + AgentUrl.ID + "/reject")
  HttpResponse<?> reject(Caller caller, long id) {
    return answers.ok(feedback.decide(caller, id, Feedback.REJECTED));
  }
}
