package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Statements.CancelOutcome;
import dev.vitrine.statements.Submission.Mode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Statements of drivers: run, ask again, stop.
@Hidden
@Controller("/queries")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class QueryController {

  private final DriverSessions sessions;
  private final Queries queries;
  private final QueryAnswers answers;
  private final TransferAnswers transfers;
  private final Statements statements;
  private final Attendance attendance;
  private final DriverConfig config;
  private final Envelope envelope;
  private final OwnAddress addresses;
  private final JsonMapper json;

  QueryController(
      DriverSessions sessions,
      Queries queries,
      QueryAnswers answers,
      TransferAnswers transfers,
      Statements statements,
      Attendance attendance,
      DriverConfig config,
      Envelope envelope,
      OwnAddress addresses,
      JsonMapper json) {
    this.addresses = addresses;
    this.sessions = sessions;
    this.queries = queries;
    this.answers = answers;
    this.transfers = transfers;
    this.statements = statements;
    this.attendance = attendance;
    this.config = config;
    this.envelope = envelope;
    this.json = json;
  }

  @Post("/v1/query-request")
  CompletableFuture<HttpResponse<byte[]>> query(
      HttpRequest<?> request,
      @Nullable @QueryValue String requestId,
      @Nullable @io.micronaut.http.annotation.Body InputStream bytes) {
    DriverSession session = sessions.of(request);
    QueryRequest asked;
    Handle handle;
    try {
      asked = QueryRequest.of(body(bytes));
      handle = queries.submit(session, asked, Optional.ofNullable(requestId));
    } catch (SqlError error) {
      return CompletableFuture.completedFuture(answers.refused(error));
    }
    return asked.async()
        ? CompletableFuture.completedFuture(
            answers.of(session, statements.get(session.caller(), handle).asSubmitted(), ""))
        : answer(request, session, handle);
  }

  /// Batches of rows are in it: it may be larger than what other doors take.
  private Body body(@Nullable InputStream bytes) {
    try (InputStream in = bytes == null ? InputStream.nullInputStream() : bytes) {
      return Body.of(json, in, config.bodyBytes());
    } catch (IOException cut) {
      throw Refusal.of(ErrorCode.BAD_REQUEST.code(), "The request ended before its time.");
    }
  }

  /// The end of a statement, or that it is not over yet.
  @Get("/{id}/result")
  CompletableFuture<HttpResponse<byte[]>> result(HttpRequest<?> request, String id) {
    DriverSession session = sessions.of(request);
    try {
      return answer(request, session, Handle.parse(id));
    } catch (SqlError error) {
      return CompletableFuture.completedFuture(answers.refused(error));
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> answer(
      HttpRequest<?> request, DriverSession session, Handle handle) {
    String address = addresses.of(request);
    CompletableFuture<Statement> end =
        statements.awaitEnd(session.caller(), handle, config.patience());
    boolean waitedFor = statements.get(session.caller(), handle).submission().mode() == Mode.WAITS;
    return (waitedFor ? attendance.attended(request, session, handle, end) : end)
        .thenApply(statement -> {
          sessions.changed(session);
          return TransferAnswers.isOf(statement)
              ? transfer(request, session, statement)
              : answers.of(session, statement, address);
        });
  }

  private HttpResponse<byte[]> transfer(
      HttpRequest<?> request, DriverSession session, Statement statement) {
    try {
      return transfers.of(request, session, statement);
    } catch (SqlError error) {
      return answers.refused(error);
    }
  }

  /// Stops the statement of a request.
  @Post("/v1/abort-request")
  HttpResponse<byte[]> abortRequest(HttpRequest<byte[]> request) {
    DriverSession session = sessions.of(request);
    Body body = Body.of(json, request.getBody().orElse(null), config.bodyBytes());
    String requestId =
        body.text("requestId")
            .orElseThrow(() -> Refusal.of("390142", "requestId names what to abort."));
    return stopped(queries.abort(session.caller(), requestId));
  }

  /// Stops a statement.
  @Post("/{id}/abort-request")
  CompletableFuture<HttpResponse<byte[]>> abort(HttpRequest<byte[]> request, String id) {
    DriverSession session = sessions.of(request);
    try {
      return statements
          .cancel(session.caller(), Handle.parse(id))
          .thenApply(outcome -> stopped(outcome == CancelOutcome.ALREADY_FINISHED));
    } catch (SqlError error) {
      return CompletableFuture.completedFuture(answers.refused(error));
    }
  }

  private HttpResponse<byte[]> stopped(boolean hadEnded) {
    return hadEnded
        ? answers.refused(
            new SqlError(
                ErrorCode.NOT_EXECUTING, "Identified SQL statement is not currently executing."))
        : envelope.success(null);
  }
}
