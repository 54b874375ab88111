package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.querybuilder.check.Finding;
import dev.vitrine.querybuilder.model.Interval;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.TimeSeries;
import dev.vitrine.querybuilder.render.BuiltQuery;
import dev.vitrine.querybuilder.schema.Schema;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Queries in JSON: checked, shown as SQL, run.
@Hidden
@Controller(PrismiqUrl.BASE + "/query")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class QueryController {

  private static final long PREVIEW = 100;

  private final Askers askers;
  private final Schemas schemas;
  private final Questions questions;
  private final Places places;
  private final Runs runs;

  QueryController(Askers askers, Schemas schemas, Questions questions, Places places, Runs runs) {
    this.askers = askers;
    this.schemas = schemas;
    this.questions = questions;
    this.places = places;
    this.runs = runs;
  }

  private static QueryDefinition query(HttpRequest<byte[]> request) {
    Fields fields = Fields.of(Bodies.of(request));
    QueryDefinition query = QueryJson.read(fields);
    fields.done();
    return query;
  }

  @Post("/validate")
  HttpResponse<byte[]> validate(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    List<Finding> findings = schemas.check(asker, query(request)).findings();
    return Answers.ok(
        Answers.map(
            "valid", findings.isEmpty(),
            "errors", findings.stream().map(Finding::message).toList()));
  }

  @Post("/validate/detailed")
  HttpResponse<byte[]> validateInDetail(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    List<Finding> findings = schemas.check(asker, query(request)).findings();
    return Answers.ok(
        Answers.map(
            "result",
            Answers.map(
                "valid", findings.isEmpty(),
                "errors", findings.stream().map(QueryController::json).toList())));
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    return Answers.map(
        "code", finding.code().name(),
        "message", finding.message(),
        "field", QueryJson.or(finding.field()),
        "suggestion", QueryJson.or(finding.suggestion()));
  }

  @Post("/sql")
  HttpResponse<byte[]> sql(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    return Answers.ok(Answers.map("sql", questions.build(asker, query(request)).shown()));
  }

  /// The body is `{query, bypass_cache}`, or the query itself.
  @Post("/execute")
  HttpResponse<byte[]> execute(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    QueryDefinition query = wrapped(fields);
    boolean anew = fields.truth("bypass_cache", false);
    fields.done();
    Questions.Given given = questions.execute(asker, query, anew);
    Map<String, @Nullable Object> json = given.answer().json();
    json.put("cached_at", QueryJson.or(given.cachedAt()));
    json.put("is_from_cache", given.fromCache());
    return Answers.ok(json).header(Answers.HANDLE, given.answer().handle());
  }

  private static QueryDefinition wrapped(Fields fields) {
    return fields.has("tables")
        ? QueryJson.read(fields)
        : fields.requiredObject("query", QueryJson::read);
  }

  @Post("/preview")
  HttpResponse<byte[]> preview(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    QueryDefinition query = wrapped(fields);
    long limit = fields.optionalWhole("limit", 0).orElse(PREVIEW);
    fields.done();
    long least = Math.min(limit, query.limit().orElse(limit));
    return result(questions.run(asker, query.withLimit(least)));
  }

  private static HttpResponse<byte[]> result(Answer answer) {
    return Answers.ok(answer.json()).header(Answers.HANDLE, answer.handle());
  }

  /// What the warehouse does to answer, and what each step cost: the only cell of its own plan.
  @Post("/explain")
  HttpResponse<byte[]> explain(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    QueryDefinition query = wrapped(fields);
    fields.done();
    BuiltQuery built = questions.build(asker, query);
    Answer answer = runs.explain(caller, places.of(asker), built.sql(), built.values());
    return Answers.ok(Plans.object(answer)).header(Answers.HANDLE, answer.handle());
  }

  @Post("/execute/timeseries")
  HttpResponse<byte[]> timeSeries(HttpRequest<byte[]> request, Caller caller) {
    Asker asker = askers.of(request, caller);
    Fields fields = Fields.of(Bodies.of(request));
    QueryDefinition query = fields.requiredObject("query", QueryJson::read);
    Interval interval = QueryJson.interval(fields);
    String column = fields.text("date_column");
    boolean fill = fields.truth("fill_missing", true);
    Object value = fields.has("fill_value") ? fields.raw("fill_value") : Long.valueOf(0);
    fields.done();
    String table =
        tableOf(query, column, schemas.of(asker))
            .or(() -> tableOf(query, column, schemas.fresh(asker)))
            .orElseThrow(
                () -> Refused.badRequest("Date column '" + column + "' not found in query tables"));
    TimeSeries series = new TimeSeries(table, column, interval, fill, value, Optional.empty());
    return result(questions.run(asker, query.withTimeSeries(series)));
  }

  /// The id of the first table that has the column.
  static Optional<String> tableOf(QueryDefinition query, String column, Schema schema) {
    return query.tables().stream()
        .filter(
            table -> schema.table(table.name()).flatMap(known -> known.column(column)).isPresent())
        .map(QueryTable::id)
        .findFirst();
  }
}
