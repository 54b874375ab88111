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
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Submit, poll, cancel, delete and list statements.
@Controller(StatementUrl.BASE)
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

  @Post
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> submitStatement(
      HttpRequest<byte[]> request,
      Caller caller,
      UserDefaults defaults,
      @RequestBean SubmitQuery query) {
    AnswerFormat format = AnswerFormat.of(request);
    requireJson(request);
    StatementRequest asked = reader.read(request.getBody().orElse(NO_BODY));
    Submission submission = submissions.of(caller, defaults, asked, query);
    Duration patience = query.patience(config);
    Statement taken = statements.submit(submission);
    if (submission.mode() == Submission.Mode.ASYNC) {
      return CompletableFuture.completedFuture(answers.status(taken));
    }
    return waiting
        .afterSubmit(caller, taken, patience)
        .thenApply(statement -> answers.of(statement, format, Optional.empty()));
  }

  @Get("/{handle}")
  CompletableFuture<HttpResponse<?>> getStatement(
      HttpRequest<?> request, Caller caller, String handle, @RequestBean PollQuery query) {
    AnswerFormat format = AnswerFormat.of(request);
    refuseNullable(request);
    Optional<Integer> page = query.page();
    return statements
        .awaitEnd(caller, Handle.parse(handle), query.patience(config))
        .thenApply(statement -> answers.of(statement, format, page));
  }

  @Post("/{handle}/cancel")
  @Consumes(MediaType.ALL)
  CompletableFuture<HttpResponse<?>> cancelStatement(
      HttpRequest<?> request, Caller caller, String handle) {
    AnswerFormat.of(request);
    Handle known = Handle.parse(handle);
    return statements.cancel(caller, known).thenApply(outcome -> answers.canceled(known, outcome));
  }

  @Delete("/{handle}")
  CompletableFuture<HttpResponse<?>> deleteStatement(
      HttpRequest<?> request, Caller caller, String handle) {
    AnswerFormat.of(request);
    return statements.delete(caller, Handle.parse(handle)).thenApply(_ -> HttpResponse.noContent());
  }

  @Get
  HttpResponse<History> listStatements(
      HttpRequest<?> request, Caller caller, @RequestBean HistoryQuery query) {
    AnswerFormat.of(request);
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
