package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.pages.ChartPage;
import dev.vitrine.pages.PageHeaders;
import dev.vitrine.repository.AgentQueryRow;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What questions came to: pages of rows, a file, a chart.
@Hidden
@Controller(AgentUrl.QUERIES)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces("*/*")
final class ResultController {

  private static final String VEGA_LITE = "application/vnd.vegalite.v6+json";

  private final Queries queries;
  private final Results results;

  ResultController(Queries queries, Results results) {
    this.queries = queries;
    this.results = results;
  }

  @Get(AgentUrl.ID + "/results")
  HttpResponse<?> results(Caller caller, long id, @QueryValue(defaultValue = "1") long page) {
    AgentQueryRow row = queries.get(caller, id);
    Map<String, @Nullable Object> body =
        Json.map(
            "query_id", row.id(),
            "status", row.status(),
            "execution_ms", row.executionMs(),
            "statement_handle", row.handle());
    return Answers.raw(HttpStatus.OK, results.page(row, page, body));
  }

  /// All rows as CSV.
  ///
  /// @param csvSafe texts that a spreadsheet would take for a formula get a leading quote
  @Get(AgentUrl.ID + "/export")
  HttpResponse<?> export(
      Caller caller, long id, @QueryValue(defaultValue = "false") boolean csvSafe) {
    AgentQueryRow row = queries.get(caller, id);
    return HttpResponse.ok(results.csv(row, csvSafe))
        .contentType("text/csv; charset=utf-8; header=present")
        .header("Content-Disposition", "attachment; filename=query_" + id + ".csv")
        .header("X-Content-Type-Options", "nosniff");
  }

  /// The chart as a Vega-Lite document.
  @Get(AgentUrl.ID + "/chart")
  HttpResponse<?> chart(Caller caller, long id) {
    String spec = results.chart(queries.get(caller, id));
    return HttpResponse.ok(spec.getBytes(StandardCharsets.UTF_8))
        .contentType(VEGA_LITE)
        .header("X-Content-Type-Options", "nosniff");
  }

  /// The chart as a page that draws it.
  @Get(AgentUrl.ID + "/chart.html")
  HttpResponse<?> page(Caller caller, long id) {
    String spec = results.chart(queries.get(caller, id));
    String html = ChartPage.html("Chart of query " + id, spec, "/assets/");
    return PageHeaders.secure(HttpResponse.ok(html), ChartPage.POLICY)
        .contentType("text/html; charset=utf-8");
  }
}
