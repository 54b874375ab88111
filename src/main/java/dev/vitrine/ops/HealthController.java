package dev.vitrine.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/health`: 200 while the server can take statements, else 503 with what is wrong.
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {

  private final Health health;

  HealthController(Health health) {
    this.health = health;
  }

  /// Short while all is well: `{"status":"ok"}`. Names the parts when one does not work.
  @Get
  HttpResponse<Answer> health() {
    Map<String, String> parts = health.parts();
    return isReady(parts) ? HttpResponse.ok(new Answer(Health.OK, null)) : unavailable(parts);
  }

  /// Names every part in each case.
  @Get("/ready")
  HttpResponse<Answer> ready() {
    Map<String, String> parts = health.parts();
    return isReady(parts) ? HttpResponse.ok(new Answer(Health.OK, parts)) : unavailable(parts);
  }

  private static boolean isReady(Map<String, String> parts) {
    return parts.values().stream().allMatch(Health.OK::equals);
  }

  private static HttpResponse<Answer> unavailable(Map<String, String> parts) {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Answer("unavailable", parts));
  }

  /// @param parts each part's name with `ok` or its problem
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(String status, @Nullable Map<String, String> parts) {}
}
