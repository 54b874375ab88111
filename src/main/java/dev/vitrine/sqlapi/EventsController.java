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
import org.reactivestreams.Publisher;

/// Pushes what a client would otherwise poll for.
@Controller(StatementUrl.BASE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {

  private final Statements statements;
  private final StatementEvents events;

  EventsController(Statements statements, StatementEvents events) {
    this.statements = statements;
    this.events = events;
  }

  @Get("/{handle}/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  HttpResponse<Publisher<Event<?>>> statementEvents(Caller caller, String handle) {
    Publisher<Event<?>> stream = events.of(caller, statements.get(caller, Handle.parse(handle)));
    return HttpResponse.ok(stream)
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no");
  }
}
