package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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

/// Queries that run at certain times.
@Hidden
@Controller(AgentUrl.QUERIES + "/schedules")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class ScheduleController {

  private final Schedules schedules;
  private final Answers answers;
  private final Json json;

  ScheduleController(Schedules schedules, Answers answers, Json json) {
    this.schedules = schedules;
    this.answers = answers;
    this.json = json;
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    return answers.ok(Json.map("schedules", schedules.list(caller)));
  }

  @Post
  HttpResponse<?> make(HttpRequest<byte[]> request, Caller caller) {
    return answers.created(schedules.make(caller, json.fields(request.getBody().orElse(null))));
  }

  @Get(AgentUrl.ID)
  HttpResponse<?> one(Caller caller, long id) {
    return answers.ok(schedules.one(caller, id));
  }

  @Delete(AgentUrl.ID)
  HttpResponse<?> remove(Caller caller, long id) {
    schedules.remove(caller, id);
    return answers.ok(Json.map("message", "Schedule " + id + " is removed"));
  }

  @Post(AgentUrl.ID + "/enable")
  HttpResponse<?> enable(Caller caller, long id) {
    return answers.ok(schedules.enable(caller, id, true));
  }

  @Post(AgentUrl.ID + "/disable")
  HttpResponse<?> disable(Caller caller, long id) {
    return answers.ok(schedules.enable(caller, id, false));
  }
}
