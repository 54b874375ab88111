package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.repository.AgentQueryRow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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

/// Templates: SQL with parameters.
@Hidden
@Controller(AgentUrl.QUERIES + "/templates")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class TemplateController {

  private final Templates templates;
  private final Execution execution;
  private final Timeouts timeouts;
  private final Ran ran;
  private final Answers answers;
  private final Json json;

  TemplateController(
      Templates templates,
      Execution execution,
      Timeouts timeouts,
      Ran ran,
      Answers answers,
      Json json) {
    this.templates = templates;
    this.execution = execution;
    this.timeouts = timeouts;
    this.ran = ran;
    this.answers = answers;
    this.json = json;
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    return answers.ok(Json.map("templates", templates.list(caller)));
  }

  @Post
  HttpResponse<?> make(HttpRequest<byte[]> request, Caller caller) {
    return answers.created(templates.make(caller, json.fields(request.getBody().orElse(null))));
  }

  @Get(AgentUrl.ID)
  HttpResponse<?> one(Caller caller, long id) {
    return answers.ok(templates.one(caller, id));
  }

  @Delete(AgentUrl.ID)
  HttpResponse<?> remove(Caller caller, long id) {
    templates.remove(caller, id);
    return answers.ok(Json.map("message", "Template " + id + " is removed"));
  }

  /// Runs it as a new query with `{values: {name: value}}`.
  @Post(AgentUrl.ID + "/run")
  HttpResponse<?> run(HttpRequest<byte[]> request, Caller caller, long id) {
    Fields fields = json.fields(request.getBody().orElse(null));
    AgentQueryRow row = templates.query(caller, id, fields.object("values").map());
    return ran.of(
        HttpStatus.CREATED,
        execution.run(caller, row, timeouts.of(fields), Stages.NOBODY, _ -> {}));
  }
}
