package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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

/// Says that no language model answers here.
@Hidden
@Controller(PrismiqUrl.BASE + "/llm")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class LlmController {

  private final Askers askers;

  LlmController(Askers askers) {
    this.askers = askers;
  }

  @Get("/status")
  HttpResponse<byte[]> status(HttpRequest<?> request, Caller caller) {
    askers.of(request, caller);
    return Answers.ok(Answers.map("enabled", false, "provider", null, "model", null));
  }

  @Post("/chat")
  HttpResponse<byte[]> chat(HttpRequest<byte[]> request, Caller caller) {
    askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    var _ = fields.text("message");
    fields.done();
    throw Refused.badRequest("LLM agent is not enabled");
  }
}
