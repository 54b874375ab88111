package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Questions in words: asked, run, listed.
@Hidden
@Controller(AgentUrl.QUERIES)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class QueryController {

  private static final int LARGEST_PAGE = 100;

  private final Queries queries;
  private final Execution execution;
  private final Ran ran;
  private final QueryEvents events;
  private final QueryJson shown;
  private final Quota quota;
  private final Statements statements;
  private final Timeouts timeouts;
  private final Answers answers;
  private final Json json;

  QueryController(
      Queries queries,
      Execution execution,
      Ran ran,
      QueryEvents events,
      QueryJson shown,
      Quota quota,
      Statements statements,
      Timeouts timeouts,
      Answers answers,
      Json json) {
    this.queries = queries;
    this.execution = execution;
    this.ran = ran;
    this.events = events;
    this.shown = shown;
    this.quota = quota;
    this.statements = statements;
    this.timeouts = timeouts;
    this.answers = answers;
    this.json = json;
  }

  /// Finds SQL for a question, unexecuted; with `Accept: text/event-stream` runs it too and tells
  /// each stage.
  @Post
  HttpResponse<?> ask(HttpRequest<byte[]> request, Caller caller) {
    quota.take(caller, "POST");
    Fields fields = json.fields(request.getBody().orElse(null));
    String question = fields.text("natural_language_query").strip();
    Optional<Boolean> chart = fields.optionalFlag("chart");
    if (request.accept().stream().anyMatch(MediaType.TEXT_EVENT_STREAM_TYPE::equals)) {
      return events.of(caller, question, chart, timeouts.of(fields));
    }
    return answers.created(shown.of(queries.ask(caller, question, chart, Stages.NOBODY)));
  }

  @Get
  HttpResponse<?> list(
      Caller caller,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(value = "page_size", defaultValue = "20") int size,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String search,
      @QueryValue(defaultValue = "false") boolean favourite) {
    quota.take(caller, "GET");
    if (page < 1 || size < 1 || size > LARGEST_PAGE) {
      throw Refusal.badRequest("page begins at 1, and page_size is 1 to " + LARGEST_PAGE);
    }
    Queries.Filter filter =
        new Queries.Filter(status(status), search == null ? "" : search, favourite);
    Queries.Page found = queries.list(caller, filter, page, size);
    return answers.ok(
        Json.map(
            "queries",
            found.rows().stream().map(shown::of).toList(),
            "total",
            found.total(),
            "page",
            page,
            "page_size",
            size));
  }

  private static Optional<Status> status(@Nullable String word) {
    return Optional.ofNullable(word)
        .filter(text -> !text.isBlank())
        .map(text ->
            Status.of(text)
                .orElseThrow(() ->
                    Refusal.badRequest(
                        "status is one of not_executed, success, failed_generation,"
                            + " failed_execution, timeout")));
  }

  @Get(AgentUrl.ID)
  HttpResponse<?> one(Caller caller, long id) {
    return answers.ok(shown.of(queries.get(caller, id)));
  }

  /// Runs it and answers the first page.
  @Post(AgentUrl.ID + "/execute")
  HttpResponse<?> execute(HttpRequest<byte[]> request, Caller caller, long id) {
    Duration timeout = timeouts.of(json.fields(request.getBody().orElse(null)));
    AgentQueryRow row = queries.get(caller, id);
    return ran.of(HttpStatus.OK, execution.run(caller, row, timeout, Stages.NOBODY, _ -> {}));
  }

  /// Asks the same again: the SQL that is known runs as a new query; where none was found it is
  /// looked for anew.
  @Post(AgentUrl.ID + "/rerun")
  HttpResponse<?> rerun(HttpRequest<byte[]> request, Caller caller, long id) {
    Duration timeout = timeouts.of(json.fields(request.getBody().orElse(null)));
    AgentQueryRow before = queries.get(caller, id);
    if (Status.FAILED_GENERATION.isOf(before)) {
      quota.take(caller, "POST");
      return answers.created(
          shown.of(
              queries.ask(
                  caller,
                  before.question(),
                  Optional.of(before.chart()).filter(c -> c),
                  Stages.NOBODY)));
    }
    AgentQueryRow again = queries.again(caller, before, "rerun", null);
    return ran.of(
        HttpStatus.CREATED, execution.run(caller, again, timeout, Stages.NOBODY, _ -> {}));
  }

  /// Stops what runs of it.
  @Post(AgentUrl.ID + "/cancel")
  HttpResponse<?> cancel(Caller caller, long id) {
    AgentQueryRow row = queries.get(caller, id);
    String handle = row.handle();
    if (handle == null) {
      throw Refusal.badRequest("Query " + id + " does not run");
    }
    String outcome = statements.cancel(caller, Handle.parse(handle)).join().name();
    return answers.ok(Json.map("query_id", id, "outcome", outcome.toLowerCase(Locale.ROOT)));
  }

  @Put(AgentUrl.ID + "/favourite")
  HttpResponse<?> favour(Caller caller, long id) {
    return answers.ok(shown.of(queries.favour(caller, id, true)));
  }

  @Delete(AgentUrl.ID + "/favourite")
  HttpResponse<?> unfavour(Caller caller, long id) {
    return answers.ok(shown.of(queries.favour(caller, id, false)));
  }
}
