package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/// What users say of answers.
@Hidden
@Controller(AgentUrl.QUERIES)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class FeedbackController {

  private final Feedback feedback;
  private final Answers answers;
  private final Json json;

  FeedbackController(Feedback feedback, Answers answers, Json json) {
    this.feedback = feedback;
    this.answers = answers;
    this.json = json;
  }

  /// `{verdict: good | bad, corrected_sql?, comment?}`.
  @Post(AgentUrl.ID + "/feedback")
  HttpResponse<?> give(HttpRequest<byte[]> request, Caller caller, long id) {
    Fields fields = json.fields(request.getBody().orElse(null));
    return answers.created(
        feedback.give(
            caller,
            id,
            fields.text("verdict"),
            fields.optionalText("corrected_sql").filter(sql -> !sql.isBlank()),
            fields.optionalText("comment").orElse("")));
  }
}
