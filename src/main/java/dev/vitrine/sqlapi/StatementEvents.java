package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A statement's life as server-sent events: `state` when its state changes, `progress` when
/// anything else does, `end` as the last one; an `error` when the handle is gone. Comments keep the
/// connection alive and tell when its client has left. After its life time a stream just ends; the
/// client's EventSource comes back by itself.
@Singleton
final class StatementEvents {

  private final Statements statements;
  private final SqlApiConfig config;
  private final Clock clock;
  private final Places places;

  StatementEvents(Statements statements, SqlApiConfig config, Clock clock) {
    this.statements = statements;
    this.config = config;
    this.clock = clock;
    this.places =
        new Places("open event streams", config.maxEventStreams(), config.maxEventStreamsPerUser());
  }

  /// What a stream has told last.
  private record Step(Statement statement, String event) {}

  /// @throws SqlError `TOO_MANY_REQUESTS` when too many streams are open
  Flux<Event<?>> of(Caller caller, Statement first) {
    Places.Place place = places.take(caller);
    Instant until = clock.instant().plus(config.eventStreamLife());
    return Mono.just(new Step(first, "state"))
        .expand(step -> next(caller, step, until))
        .concatMap(this::events)
        .onErrorResume(
            SqlError.class, error -> Flux.just(Event.of(Problem.of(error)).name("error")))
        .doFinally(_ -> place.close());
  }

  private Mono<Step> next(Caller caller, Step last, Instant until) {
    if (last.statement().hasEnded() || clock.instant().isAfter(until)) {
      return Mono.empty();
    }
    Statement told = last.statement();
    return Mono.defer(() ->
            Mono.fromFuture(
                statements.awaitChange(caller, told.handle(), told.version(), config.heartbeat())))
        .delaySubscription(config.eventPause())
        .map(now -> new Step(now, event(told, now)));
  }

  private static String event(Statement before, Statement now) {
    if (now.state().status() != before.state().status()) {
      return "state";
    }
    return now.version() == before.version() ? "" : "progress";
  }

  private Flux<Event<?>> events(Step step) {
    if (step.event().isEmpty()) {
      return Flux.just(Event.of("").comment("alive"));
    }
    Event<?> event = event(step.statement(), step.event());
    return step.statement().hasEnded()
        ? Flux.just(event, event(step.statement(), "end"))
        : Flux.just(event);
  }

  private Event<QueryStatus> event(Statement statement, String name) {
    return Event.of(QueryStatus.of(statement, clock.instant()))
        .name(name)
        .id(Long.toString(statement.version()));
  }
}
