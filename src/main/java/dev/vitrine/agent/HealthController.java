package dev.vitrine.agent;

import dev.vitrine.agent.knowledge.KnowledgeBase;
import dev.vitrine.agent.model.Model;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;

/// Whether questions can be answered, for everyone: `healthy`, `degraded` (only what is known
/// already answers) or, with 503, `unhealthy`.
@Hidden
@Controller("/api/health")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces("*/*")
final class HealthController {

  private final WarehouseHealth warehouse;
  private final Model model;
  private final KnowledgeBase knowledge;
  private final Answers answers;

  HealthController(
      WarehouseHealth warehouse, Model model, KnowledgeBase knowledge, Answers answers) {
    this.warehouse = warehouse;
    this.model = model;
    this.knowledge = knowledge;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> health() {
    boolean database = warehouse.answers();
    boolean whole = model.isConfigured() && !model.isLeftAlone();
    String status = !database ? "unhealthy" : whole ? "healthy" : "degraded";
    return answers.of(
        database ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
        Json.map(
            "status",
            status,
            "database",
            database ? "connected" : "disconnected",
            "openai_configured",
            model.isConfigured(),
            "version",
            version(),
            "model",
            modelState(),
            "knowledge_base",
            Json.map(
                "examples", knowledge.size(),
                "compared_by", knowledge.by().name().toLowerCase(Locale.ROOT))));
  }

  private String modelState() {
    if (!model.isConfigured()) {
      return "not configured: only the knowledge base answers";
    }
    return model.isLeftAlone() ? "left alone after failures" : "ready";
  }

  private static String version() {
    String version = HealthController.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
