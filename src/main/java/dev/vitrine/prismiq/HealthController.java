package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.kernel.SqlError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether this door can answer. Open to everyone, and asks the warehouse for nothing but a 1.
@Hidden
@Controller(PrismiqUrl.BASE + "/health")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {

  /// Nobody: what is checked is the same for all.
  private static final Caller NOBODY =
      new Caller("anonymous/health", List.of("PUBLIC"), "PUBLIC", Method.INTERNAL);

  private static final String VERSION =
      Optional.ofNullable(HealthController.class.getPackage().getImplementationVersion())
          .orElse("1.0.0");

  private final Runs runs;
  private final Places places;

  HealthController(Runs runs, Places places) {
    this.runs = runs;
    this.places = places;
  }

  @Get
  HttpResponse<byte[]> health() {
    Map<String, @Nullable Object> database = database();
    return Answers.ok(
        Answers.map(
            "status",
            database.get("status"),
            "version",
            VERSION,
            "uptime_seconds",
            ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
            "checks",
            Answers.map("database", database)));
  }

  private Map<String, @Nullable Object> database() {
    try {
      double millis = ping();
      return Answers.map("status", "healthy", "message", null, "latency_ms", millis);
    } catch (Refused refused) {
      return Answers.map("status", "unhealthy", "message", refused.detail(), "latency_ms", null);
    } catch (SqlError error) {
      return Answers.map("status", "unhealthy", "message", error.text(), "latency_ms", null);
    }
  }

  private double ping() {
    Asker nobody = new Asker(NOBODY, "", Optional.empty(), Optional.empty());
    return runs.ping(NOBODY, places.of(nobody));
  }

  @Get("/live")
  HttpResponse<byte[]> live() {
    return Answers.ok(Answers.map("status", "ok"));
  }

  @Get("/ready")
  HttpResponse<byte[]> ready() {
    try {
      ping();
      return live();
    } catch (Refused | SqlError failed) {
      throw Refused.unavailable("Service not ready: " + failed.getMessage());
    }
  }
}
