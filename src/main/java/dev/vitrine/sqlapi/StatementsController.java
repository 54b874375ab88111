package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Submit, poll, cancel, delete and list statements.
@Controller(StatementUrl.BASE)
@Tag(name = "Statements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class StatementsController {

  private static final byte[] NO_BODY = {};

  private final Statements statements;
  private final StatementRequestReader reader;
  private final Submissions submissions;
  private final Waiting waiting;
  private final Answers answers;
  private final SqlApiConfig config;
  private final Clock clock;

  StatementsController(
      Statements statements,
      StatementRequestReader reader,
      Submissions submissions,
      Waiting waiting,
      Answers answers,
      SqlApiConfig config,
      Clock clock) {
    this.statements = statements;
    this.reader = reader;
    this.submissions = submissions;
    this.waiting = waiting;
    this.answers = answers;
    this.config = config;
    this.clock = clock;
  }

  @Operation(summary = "Submit a statement and wait a while for its result")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = StatementBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It succeeded: its rows",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ResultSet.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
        @Content(
            mediaType = "application/vnd.apache.arrow.stream",
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = "application/vnd.apache.parquet",
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(
      responseCode = "413",
      description = "The statement or the body is too long",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "415",
      description = "The body is not JSON",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Awaited
  @Refusable
  @Post
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> submitStatement(
      HttpRequest<byte[]> request,
      @Parameter(hidden = true) Caller caller,
      @Parameter(hidden = true) UserDefaults defaults,
      @RequestBean SubmitQuery query) {
    Wanted wanted = Wanted.of(request);
    requireJson(request);
    StatementRequest asked = reader.read(request.getBody().orElse(NO_BODY));
    Submission submission = submissions.of(caller, defaults, asked, query);
    Duration patience = query.patience(config);
    Statement taken = statements.submit(submission);
    if (submission.mode() == Submission.Mode.ASYNC) {
      // who asked for the handle gets it the same way, however quick the statement was
      Statement told = taken.hasEnded() ? taken.asSubmitted() : taken;
      return CompletableFuture.completedFuture(answers.submitted(told));
    }
    return waiting
        .afterSubmit(caller, taken, patience)
        .thenApply(statement ->
            statement.hasEnded()
                ? answers.of(statement, wanted, Optional.empty())
                : answers.submitted(statement));
  }

  @Operation(summary = "The state of a statement, or a page of its result")
  @ApiResponse(
      responseCode = "200",
      description = "It succeeded: its rows",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ResultSet.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
        @Content(
            mediaType = "application/vnd.apache.arrow.stream",
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = "application/vnd.apache.parquet",
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(
      responseCode = "304",
      description = "What the client has is still right",
      content = @Content)
  @Awaited
  @Refusable
  @Get("/{handle}")
  CompletableFuture<HttpResponse<?>> getStatement(
      HttpRequest<?> request,
      @Parameter(hidden = true) Caller caller,
      String handle,
      @RequestBean PollQuery query) {
    Wanted wanted = Wanted.of(request);
    refuseNullable(request);
    Optional<Integer> page = query.page();
    return statements
        .awaitEnd(caller, Handle.parse(handle), query.patience(config))
        .thenApply(statement -> answers.of(statement, wanted, page));
  }

  @Operation(summary = "Stop a statement")
  @ApiResponse(
      responseCode = "200",
      description = "It is canceled",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CancelStatus.class)))
  @ApiResponse(
      responseCode = "202",
      description = "It was told to stop and has not stopped yet",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CancelStatus.class)))
  @ApiResponse(
      responseCode = "422",
      description = "It had finished already; or the handle is unknown or has expired",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CancelStatus.class)))
  @Refusable
  @Post("/{handle}/cancel")
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> cancelStatement(
      HttpRequest<?> request, @Parameter(hidden = true) Caller caller, String handle) {
    var _ = Wanted.of(request);
    Handle known = Handle.parse(handle);
    return statements.cancel(caller, known).thenApply(outcome -> answers.canceled(known, outcome));
  }

  @Operation(summary = "Stop a statement and drop its result")
  @ApiResponse(responseCode = "204", description = "It is gone", content = @Content)
  @ApiResponse(
      responseCode = "422",
      description = "The handle is unknown or has expired",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Refusable
  @Delete("/{handle}")
  CompletableFuture<HttpResponse<?>> deleteStatement(
      HttpRequest<?> request, @Parameter(hidden = true) Caller caller, String handle) {
    var _ = Wanted.of(request);
    return statements.delete(caller, Handle.parse(handle)).thenApply(_ -> HttpResponse.noContent());
  }

  @Operation(summary = "Statements, newest first: one's own, for admins anyone's")
  @ApiResponse(
      responseCode = "200",
      description = "A page of them",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = History.class)))
  @Refusable
  @Get
  HttpResponse<History> listStatements(
      HttpRequest<?> request,
      @Parameter(hidden = true) Caller caller,
      @RequestBean HistoryQuery query) {
    var _ = Wanted.of(request);
    Statements.Page page =
        statements.list(caller, query.filter(caller), query.from(), query.pageSize());
    return HttpResponse.ok(History.of(page, clock.instant()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /// An absent `Content-Type` counts as JSON.
  private static void requireJson(HttpRequest<?> request) {
    String type = request.getHeaders().get("Content-Type");
    if (type != null
        && !type.strip().toLowerCase(Locale.ROOT).matches("application/json(\\s*;.*)?")) {
      throw new SqlError(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Unsupported Content-Type '" + type + "': the body must be application/json");
    }
  }

  /// The choice made with the POST sticks.
  private static void refuseNullable(HttpRequest<?> request) {
    if (request.getParameters().contains("nullable")) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "query parameter nullable belongs to the POST: its choice stays with the statement");
    }
  }
}
