package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.prismiq.Dashboards.Dashboard;
import dev.vitrine.querybuilder.model.QueryDefinition;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The widgets of dashboards.
@Hidden
@Controller(PrismiqUrl.BASE + "/dashboards/{id}/widgets")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class WidgetController {

  private final Askers askers;
  private final Dashboards dashboards;
  private final Questions questions;
  private final Schemas schemas;
  private final CustomSql customSql;

  WidgetController(
      Askers askers,
      Dashboards dashboards,
      Questions questions,
      Schemas schemas,
      CustomSql customSql) {
    this.askers = askers;
    this.dashboards = dashboards;
    this.questions = questions;
    this.schemas = schemas;
    this.customSql = customSql;
  }

  @Post
  HttpResponse<byte[]> add(HttpRequest<byte[]> request, Caller caller, String id) {
    Asker asker = askers.of(request, caller);
    dashboards.edited(asker, id);
    Fields fields = Fields.of(Bodies.of(request));
    Map<String, @Nullable Object> widget = DashboardJson.widget(fields, dashboards.now());
    fields.done();
    widget.put("id", UUID.randomUUID().toString());
    return added(asker, id, widget);
  }

  private HttpResponse<byte[]> added(Asker asker, String id, Map<String, @Nullable Object> widget) {
    dashboards.change(
        asker,
        id,
        document -> {
          List<Map<String, @Nullable Object>> widgets = DashboardJson.widgets(document);
          widgets.add(widget);
          document.put("widgets", widgets);
          return document;
        });
    return Answers.created(widget);
  }

  @Patch("/{widget}")
  HttpResponse<byte[]> update(
      HttpRequest<byte[]> request, Caller caller, String id, String widget) {
    Asker asker = askers.of(request, caller);
    dashboards.edited(asker, id).widget(widget);
    byte[] body = Bodies.of(request);
    Dashboard changed =
        dashboards.change(
            asker,
            id,
            document -> {
              List<Map<String, @Nullable Object>> widgets = DashboardJson.widgets(document);
              for (int i = 0; i < widgets.size(); i++) {
                Map<String, @Nullable Object> known = widgets.get(i);
                if (widget.equals(known.get("id"))) {
                  widgets.set(i, changed(known, body));
                }
              }
              document.put("widgets", widgets);
              return document;
            });
    return Answers.ok(changed.widget(widget));
  }

  private Map<String, @Nullable Object> changed(Map<String, @Nullable Object> widget, byte[] body) {
    Fields fields = Fields.of(body);
    Map<String, @Nullable Object> changed =
        DashboardJson.changedWidget(widget, fields, dashboards.now());
    fields.done();
    return changed;
  }

  @Delete("/{widget}")
  HttpResponse<byte[]> delete(HttpRequest<?> request, Caller caller, String id, String widget) {
    Asker asker = askers.of(request, caller);
    dashboards.edited(asker, id).widget(widget);
    dashboards.change(
        asker,
        id,
        document -> {
          List<Map<String, @Nullable Object>> widgets = DashboardJson.widgets(document);
          widgets.removeIf(known -> widget.equals(known.get("id")));
          document.put("widgets", widgets);
          return document;
        });
    return Answers.done("Widget '" + widget + "' deleted");
  }

  /// A copy below the widgets that are there.
  @Post("/{widget}/duplicate")
  HttpResponse<byte[]> duplicate(HttpRequest<?> request, Caller caller, String id, String widget) {
    Asker asker = askers.of(request, caller);
    Dashboard dashboard = dashboards.edited(asker, id);
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(dashboard.widget(widget));
    String now = dashboards.now().toString();
    copy.put("id", UUID.randomUUID().toString());
    copy.put("title", copy.get("title") + " (Copy)");
    copy.put("created_at", now);
    copy.put("updated_at", now);
    Map<String, @Nullable Object> position = new LinkedHashMap<>(map(copy.get("position")));
    position.put("y", below(dashboard));
    copy.put("position", position);
    return added(asker, id, copy);
  }

  private static long below(Dashboard dashboard) {
    return DashboardJson.widgets(dashboard.document()).stream()
        .map(widget -> map(widget.get("position")))
        .mapToLong(position -> whole(position.get("y")) + whole(position.get("h")))
        .max()
        .orElse(0);
  }

  @SuppressWarnings("unchecked") // written as an object
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  private static long whole(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /// The body is a list of `{filter_id, value}`, or nothing.
  @Post("/{widget}/execute")
  HttpResponse<byte[]> execute(
      HttpRequest<byte[]> request, Caller caller, String id, String widget) {
    Asker asker = askers.of(request, caller);
    Dashboard dashboard = dashboards.seen(asker, id);
    Map<String, @Nullable Object> found = dashboard.widget(widget);
    Map<String, @Nullable Object> config = map(found.get("config"));
    int yearStart = Math.clamp(whole(config.get("fiscalYearStartMonth")), 1, 12);
    FilterConditions conditions =
        new FilterConditions(
            DashboardJson.filters(dashboard.document()),
            values(Bodies.of(request)),
            questions.today(),
            yearStart);
    Answer answer = answer(asker, found, config, conditions);
    return Answers.ok(answer.json()).header(Answers.HANDLE, answer.handle());
  }

  private Answer answer(
      Asker asker,
      Map<String, @Nullable Object> widget,
      Map<String, @Nullable Object> config,
      FilterConditions conditions) {
    if (config.get("raw_sql") instanceof String sql) {
      return customSql.run(asker, sql, Map.of(), conditions);
    }
    Optional<QueryDefinition> query = DashboardJson.queryOf(widget);
    return questions.run(
        asker,
        conditions.applied(
            query.orElseThrow(() -> Refused.badRequest("Widget has no query")), schemas.of(asker)));
  }

  private static Map<String, @Nullable Object> values(byte[] body) {
    if (body.length == 0) {
      return Map.of();
    }
    Object json = Bodies.json(body);
    if (json == null) {
      return Map.of();
    }
    Fields fields =
        json instanceof Map<?, ?> map
            ? Fields.of(map, List.of("body"))
            : Fields.of(Answers.map("filter_values", json), List.of("body"));
    List<Map.Entry<String, @Nullable Object>> given =
        fields.objects("filter_values", DashboardFilter::value);
    fields.done();
    return DashboardFilter.values(given);
  }
}
