package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.querybuilder.render.BuiltQuery;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.stream.StreamSupport;

/// What may be asked about.
@Hidden
@Controller(PrismiqUrl.BASE)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces("*/*")
final class SchemaController {

  /// Clients of the first plan take a list for an answer.
  private static final String PLAN = "application/vnd.vitrine.plan+json";

  private static final int MOST_SAMPLES = 1000;

  private final Askers askers;
  private final Schemas schemas;
  private final SchemaJson json;
  private final Places places;
  private final Questions questions;
  private final Runs runs;

  SchemaController(
      Askers askers,
      Schemas schemas,
      SchemaJson json,
      Places places,
      Questions questions,
      Runs runs) {
    this.askers = askers;
    this.schemas = schemas;
    this.json = json;
    this.places = places;
    this.questions = questions;
    this.runs = runs;
  }

  @Get("/schema")
  HttpResponse<byte[]> schema(HttpRequest<?> request, Caller caller) {
    return Answers.ok(json.plain(schemas.fresh(askers.of(request, caller))));
  }

  @Get("/schema/enhanced")
  HttpResponse<byte[]> enhanced(HttpRequest<?> request, Caller caller) {
    return Answers.ok(json.shown(schemas.fresh(askers.of(request, caller))));
  }

  @Get("/tables")
  HttpResponse<byte[]> tables(HttpRequest<?> request, Caller caller) {
    List<String> names = schemas.fresh(askers.of(request, caller)).tableNames();
    boolean plan = String.valueOf(request.getHeaders().get(HttpHeaders.ACCEPT)).contains(PLAN);
    return Answers.ok(plan ? names : Answers.map("tables", names));
  }

  @Get("/tables/{name}")
  HttpResponse<byte[]> table(HttpRequest<?> request, Caller caller, String name) {
    return Answers.ok(
        schemas
            .table(askers.of(request, caller), name)
            .map(json::plain)
            .orElseThrow(() -> Refused.notFound("Table not found: " + name)));
  }

  @Get("/tables/{name}/enhanced")
  HttpResponse<byte[]> enhancedTable(HttpRequest<?> request, Caller caller, String name) {
    return Answers.ok(
        schemas
            .table(askers.of(request, caller), name)
            .flatMap(json::visible)
            .orElseThrow(() -> Refused.notFound("Table '" + name + "' not found")));
  }

  @Get("/tables/{name}/columns/{column}/sample")
  HttpResponse<byte[]> sample(HttpRequest<?> request, Caller caller, String name, String column) {
    int limit = limit(request);
    Asker asker = askers.of(request, caller);
    SchemaTable table =
        schemas.table(asker, name).orElseThrow(() -> Refused.notFound("Table not found: " + name));
    String stored =
        table
            .column(column)
            .map(SchemaColumn::name)
            .orElseThrow(() ->
                Refused.notFound("Column '%s' not found in table '%s'".formatted(column, name)));
    Place place = places.of(asker);
    BuiltQuery built = place.dialect().builder(questions.today()).sample(table, stored, limit);
    Answer answer = runs.run(caller, place, built.sql(), built.values(), limit);
    List<Object> values =
        StreamSupport.stream(answer.values().rows().spliterator(), false)
            .<Object>map(row -> java.util.Objects.requireNonNull(row.getFirst()))
            .toList();
    return Answers.ok(Answers.map("values", values)).header(Answers.HANDLE, answer.handle());
  }

  private static int limit(HttpRequest<?> request) {
    String text = request.getParameters().get("limit");
    if (text == null) {
      return 5;
    }
    if (!text.matches("[+-]?[0-9]{1,9}")) {
      throw Unprocessable.of(
          "int_parsing",
          List.of("query", "limit"),
          "Input should be a valid integer, unable to parse string as an integer",
          text);
    }
    int limit = Integer.parseInt(text);
    if (limit < 1) {
      throw Unprocessable.of(
          "greater_than_equal",
          List.of("query", "limit"),
          "Input should be greater than or equal to 1",
          text);
    }
    return Math.min(limit, MOST_SAMPLES);
  }
}
