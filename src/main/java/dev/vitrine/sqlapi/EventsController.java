package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.reactivestreams.Publisher;

/// Pushes what a client would otherwise poll for.
@Controller(StatementUrl.BASE)
@Tag(name = "Statements")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {

  private final Statements statements;
  private final StatementEvents events;

  EventsController(Statements statements, StatementEvents events) {
    this.statements = statements;
    this.events = events;
  }

  @Operation(summary = "Follow a statement by server-sent events")
  @ApiResponse(
      responseCode = "200",
      description = "Events state, progress and end, each with the statement's status",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(implementation = QueryStatus.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The handle is unknown or has expired",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  @Refusable
  @Get("/{handle}/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  HttpResponse<Publisher<Event<?>>> statementEvents(
      @Parameter(hidden = true) Caller caller, String handle) {
    Publisher<Event<?>> stream = events.of(caller, statements.get(caller, Handle.parse(handle)));
    return HttpResponse.ok(stream)
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no");
  }
}
