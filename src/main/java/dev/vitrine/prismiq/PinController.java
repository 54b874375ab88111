package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.prismiq.Dashboards.Dashboard;
import dev.vitrine.repository.DashboardPinRow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pins of users.
@Hidden
@Controller(PrismiqUrl.BASE)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class PinController {

  private static final int LONGEST = 100;

  private final Askers askers;
  private final Dashboards dashboards;
  private final Pins pins;

  PinController(Askers askers, Dashboards dashboards, Pins pins) {
    this.askers = askers;
    this.dashboards = dashboards;
    this.pins = pins;
  }

  private static String user(Asker asker) {
    return asker.user().orElseThrow(Refused::noUser);
  }

  private static Map<String, @Nullable Object> json(DashboardPinRow pin) {
    return Answers.map(
        "id", pin.id(),
        "dashboard_id", pin.dashboard(),
        "context", pin.context(),
        "position", pin.place(),
        "pinned_at", pin.pinnedAt());
  }

  @Post("/pins")
  HttpResponse<byte[]> pin(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    String dashboard = fields.text("dashboard_id");
    String context = fields.text("context", LONGEST);
    Optional<Long> place = fields.optionalWhole("position", 0);
    fields.done();
    String user = user(asker);
    dashboards.seen(asker, dashboard);
    return Answers.created(json(pins.pin(asker, user, context, dashboard, place)));
  }

  @Delete("/pins")
  HttpResponse<byte[]> unpin(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    String dashboard = fields.text("dashboard_id");
    String context = fields.text("context");
    fields.done();
    pins.unpin(asker, user(asker), context, dashboard);
    return Answers.done("Dashboard unpinned successfully");
  }

  @Get("/pins")
  HttpResponse<byte[]> pinned(HttpRequest<?> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    String context = request.getParameters().get("context");
    if (context == null) {
      throw Unprocessable.of("missing", List.of("query", "context"), "Field required", null);
    }
    Map<String, Dashboard> seen =
        dashboards.all(asker).stream()
            .collect(Collectors.toMap(Dashboard::id, Function.identity()));
    List<DashboardPinRow> found =
        pins.in(asker, user(asker), context).stream()
            .filter(pin -> seen.containsKey(pin.dashboard()))
            .toList();
    return Answers.ok(
        Answers.map(
            "dashboards",
                found.stream()
                    .map(pin -> java.util.Objects.requireNonNull(seen.get(pin.dashboard())).json())
                    .toList(),
            "pins", found.stream().map(PinController::json).toList()));
  }

  @Put("/pins/order")
  HttpResponse<byte[]> order(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    String context = fields.text("context", LONGEST);
    fields.require("dashboard_ids");
    List<String> wanted = fields.texts("dashboard_ids");
    if (wanted.isEmpty() && fields.isFine()) {
      fields.fault("dashboard_ids", "too_short", "List should have at least 1 item");
    }
    fields.done();
    pins.order(asker, user(asker), context, wanted);
    return Answers.done("Pins reordered successfully");
  }

  @Get("/dashboards/{id}/pins")
  HttpResponse<byte[]> contexts(HttpRequest<?> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    String user = user(asker);
    dashboards.existing(asker, id);
    return Answers.ok(Answers.map("contexts", pins.contexts(asker, user, id)));
  }
}
