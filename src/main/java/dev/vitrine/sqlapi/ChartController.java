package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The chart of a VISUALISE statement: bare, and as a page that draws it.
@Controller(StatementUrl.BASE)
@Tag(name = "Charts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class ChartController {

  private final Statements statements;
  private final Answers answers;
  private final Charts charts;
  private final SqlApiConfig config;

  ChartController(Statements statements, Answers answers, Charts charts, SqlApiConfig config) {
    this.statements = statements;
    this.answers = answers;
    this.charts = charts;
    this.config = config;
  }

  @Operation(summary = "The chart as a Vega-Lite document")
  @ApiResponse(
      responseCode = "200",
      description = "The document",
      content = @Content(mediaType = Charts.VEGA_LITE, schema = @Schema(type = "object")))
  @Awaited
  @Charted
  @Refusable
  @Get("/{handle}/spec")
  CompletableFuture<HttpResponse<?>> statementSpec(
      @Parameter(hidden = true) Caller caller, String handle, @RequestBean WaitQuery query) {
    return chart(caller, handle, query, charts::spec);
  }

  @Operation(summary = "The chart as a page")
  @ApiResponse(
      responseCode = "200",
      description = "The page",
      content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
  @Awaited
  @Charted
  @Refusable
  @Get("/{handle}/chart.html")
  CompletableFuture<HttpResponse<?>> statementChart(
      @Parameter(hidden = true) Caller caller, String handle, @RequestBean WaitQuery query) {
    return chart(caller, handle, query, charts::page);
  }

  @Operation(summary = "The SQL that each layer of the chart ran")
  @ApiResponse(
      responseCode = "200",
      description = "The queries of each layer",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ChartPlan.class)))
  @Awaited
  @Charted
  @Refusable
  @Get("/{handle}/plan")
  CompletableFuture<HttpResponse<?>> statementPlan(
      @Parameter(hidden = true) Caller caller, String handle, @RequestBean WaitQuery query) {
    return chart(caller, handle, query, charts::plan);
  }

  private CompletableFuture<HttpResponse<?>> chart(
      @Parameter(hidden = true) Caller caller,
      String handle,
      WaitQuery query,
      Function<Statement, HttpResponse<?>> drawn) {
    return statements
        .awaitEnd(caller, Handle.parse(handle), query.patience(config))
        .thenApply(statement ->
            statement.state() instanceof State.Succeeded
                ? drawn.apply(requireChart(statement))
                : answers.status(statement));
  }

  private static Statement requireChart(Statement statement) {
    if (!statement.chart()) {
      throw new SqlError(
          ErrorCode.UNKNOWN_PATH,
          "statement " + statement.handle() + " drew no chart: it has no VISUALISE clause");
    }
    return statement;
  }
}
