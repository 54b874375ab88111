package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.prismiq.Dashboards.Dashboard;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dashboards: made, changed, carried elsewhere.
@Hidden
@Controller(PrismiqUrl.BASE + "/dashboards")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class DashboardController {

  private static final String VERSION = "1.0";

  private final Askers askers;
  private final Dashboards dashboards;

  DashboardController(Askers askers, Dashboards dashboards) {
    this.askers = askers;
    this.dashboards = dashboards;
  }

  @Get
  HttpResponse<byte[]> list(HttpRequest<?> request, Caller caller) {
    return Answers.ok(
        Answers.map(
            "dashboards",
            dashboards.all(askers.of(request, caller)).stream().map(Dashboard::json).toList()));
  }

  @Post
  HttpResponse<byte[]> create(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    Map<String, @Nullable Object> document = DashboardJson.document(fields, dashboards.now());
    fields.done();
    return Answers.created(dashboards.create(asker, _ -> document).json());
  }

  @Get("/{id}")
  HttpResponse<byte[]> get(HttpRequest<?> request, Caller caller, String id) {
    return Answers.ok(dashboards.seen(askers.of(request, caller), id).json());
  }

  @Patch("/{id}")
  HttpResponse<byte[]> update(HttpRequest<byte[]> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    byte[] body = Bodies.of(request);
    return Answers.ok(
        dashboards
            .change(
                asker,
                id,
                document -> {
                  Fields fields = Fields.of(body);
                  Map<String, @Nullable Object> changed =
                      DashboardJson.changed(document, fields, dashboards.now());
                  fields.done();
                  return changed;
                })
            .json());
  }

  @Delete("/{id}")
  HttpResponse<byte[]> delete(HttpRequest<?> request, Caller caller, String id) {
    dashboards.delete(askers.of(request, caller), id);
    return Answers.done("Dashboard '" + id + "' deleted");
  }

  /// The body is a list of `{widget_id, x, y, w, h}`, or with the four as `position`.
  @Put("/{id}/layout")
  HttpResponse<byte[]> layout(HttpRequest<byte[]> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    Object body = Bodies.json(Bodies.of(request));
    Fields fields = Fields.of(Answers.map("positions", body), List.of("body"));
    List<Map.Entry<String, Map<String, @Nullable Object>>> moves =
        fields.objects("positions", DashboardController::move);
    fields.done();
    return Answers.ok(dashboards.change(asker, id, document -> moved(document, moves)).json());
  }

  private static Map.Entry<String, Map<String, @Nullable Object>> move(Fields fields) {
    String id = fields.optionalText("widget_id").or(() -> fields.optionalText("id")).orElse("");
    return Map.entry(
        id,
        fields.has("position")
            ? fields.requiredObject("position", DashboardJson::position)
            : DashboardJson.position(fields));
  }

  private static Map<String, @Nullable Object> moved(
      Map<String, @Nullable Object> document,
      List<Map.Entry<String, Map<String, @Nullable Object>>> moves) {
    List<Map<String, @Nullable Object>> widgets = DashboardJson.widgets(document);
    for (Map.Entry<String, Map<String, @Nullable Object>> move : moves) {
      Map<String, @Nullable Object> widget =
          widgets.stream()
              .filter(known -> move.getKey().equals(known.get("id")))
              .findFirst()
              .orElseThrow(() ->
                  Refused.badRequest(
                      "Failed to update layout: widget '" + move.getKey() + "' not found"));
      widget.put("position", move.getValue());
    }
    return document;
  }

  @Get("/{id}/export")
  HttpResponse<byte[]> export(HttpRequest<?> request, Caller caller, String id) {
    Map<String, @Nullable Object> document =
        dashboards.seen(askers.of(request, caller), id).document();
    List<Map<String, @Nullable Object>> widgets =
        DashboardJson.widgets(document).stream().map(DashboardController::nameless).toList();
    return Answers.ok(
        Answers.map(
            "version", VERSION,
            "name", document.get("name"),
            "description", document.get("description"),
            "layout", document.get("layout"),
            "widgets", widgets,
            "filters", document.get("filters")));
  }

  private static Map<String, @Nullable Object> nameless(Map<String, @Nullable Object> widget) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(widget);
    List.of("id", "created_at", "updated_at").forEach(copy::remove);
    return copy;
  }

  @Post("/import")
  HttpResponse<byte[]> take(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    Map<String, @Nullable Object> document =
        fields.requiredObject(
            "export_data",
            data -> {
              if (!VERSION.equals(data.optionalText("version").orElse(VERSION))) {
                data.fault("version", "value_error", "Value error, the version must be " + VERSION);
              }
              data.require("layout");
              data.require("widgets");
              data.require("filters");
              return DashboardJson.document(data, dashboards.now());
            });
    fields.optionalText("name_override").ifPresent(name -> document.put("name", name));
    fields.done();
    document.put("is_public", false);
    document.put("allowed_viewers", List.of());
    DashboardJson.widgets(document)
        .forEach(widget -> widget.put("id", java.util.UUID.randomUUID().toString()));
    return Answers.created(dashboards.create(asker, _ -> document).json());
  }
}
