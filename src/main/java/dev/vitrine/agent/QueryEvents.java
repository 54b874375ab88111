package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// A question's way as server-sent events: `tables`, `examples`, `sql`, `validation`, `query`,
/// `statement`, `repair`, `rows` or `chart`, and `done` or `error` as the last one. Who leaves
/// cancels what runs. Comments keep the connection alive.
@Singleton
final class QueryEvents {

  private static final Logger LOG = LoggerFactory.getLogger(QueryEvents.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Queries queries;
  private final Execution execution;
  private final Results results;
  private final QueryJson shown;
  private final Statements statements;
  private final Json json;
  private final Semaphore places;
  private final ExecutorService workers;

  QueryEvents(
      Queries queries,
      Execution execution,
      Results results,
      QueryJson shown,
      Statements statements,
      Json json,
      AgentConfig config,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.queries = queries;
    this.execution = execution;
    this.results = results;
    this.shown = shown;
    this.statements = statements;
    this.json = json;
    this.places = new Semaphore(config.streams());
    this.workers = workers;
  }

  /// @throws Refusal 429 when too many streams are open
  HttpResponse<?> of(Caller caller, String question, Optional<Boolean> chart, Duration timeout) {
    if (!places.tryAcquire()) {
      throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Too many event streams are open")
          .retryAfter(Duration.ofSeconds(5));
    }
    Flux<byte[]> told =
        Flux.<byte[]>create(sink -> start(new Telling(sink, caller), question, chart, timeout));
    Flux<byte[]> alive =
        Flux.interval(HEARTBEAT).map(_ -> ": alive\n\n".getBytes(StandardCharsets.UTF_8));
    Flux<byte[]> stream =
        Flux.merge(told.materialize(), alive.materialize())
            .<byte[]>dematerialize()
            .doFinally(_ -> places.release());
    return HttpResponse.ok(stream)
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no");
  }

  private void start(Telling telling, String question, Optional<Boolean> chart, Duration timeout) {
    telling.sink.onDispose(telling::stop);
    // never interrupted: an interrupt in the middle of a write closes the state database's file
    workers.execute(() -> telling.run(question, chart, timeout));
  }

  /// One stream.
  private final class Telling {

    private final FluxSink<byte[]> sink;
    private final Caller caller;
    private final AtomicReference<@Nullable Handle> running = new AtomicReference<>();

    Telling(FluxSink<byte[]> sink, Caller caller) {
      this.sink = sink;
      this.caller = caller;
    }

    void run(String question, Optional<Boolean> chart, Duration timeout) {
      try {
        AgentQueryRow row = queries.ask(caller, question, chart, this::tell);
        tell("query", shown.of(row));
        if (!sink.isCancelled()) {
          finish(row.sqlText() == null || isFailed(row) ? row : ran(row, timeout));
        }
      } catch (Refusal refusal) {
        Map<String, @Nullable Object> body =
            Json.map("http_status", refusal.status().getCode(), "detail", refusal.detail());
        body.putAll(refusal.more());
        tell("error", body);
      } catch (SqlError error) {
        tell("error", Json.map("http_status", error.code().httpStatus(), "detail", error.text()));
      } catch (RuntimeException unexpected) {
        LOG.error("a question's stream failed", unexpected);
        tell("error", Json.map("http_status", 500, "detail", "An internal error ended the stream"));
      } finally {
        sink.complete();
      }
    }

    private static boolean isFailed(AgentQueryRow row) {
      return Status.FAILED_GENERATION.isOf(row);
    }

    private AgentQueryRow ran(AgentQueryRow row, Duration timeout) {
      AgentQueryRow ended = execution.run(caller, row, timeout, this::tell, this::runs);
      running.set(null);
      if (Status.SUCCESS.isOf(ended)) {
        if (ended.chart()) {
          send("chart", results.chart(ended).getBytes(StandardCharsets.UTF_8));
        } else {
          send("rows", results.page(ended, 1, Json.map("query_id", ended.id())));
        }
      }
      return ended;
    }

    private void finish(AgentQueryRow row) {
      boolean well = Status.SUCCESS.isOf(row);
      Map<String, @Nullable Object> body = shown.of(row);
      if (!well) {
        body.put("detail", row.error());
      }
      tell(well ? "done" : "error", body);
    }

    void tell(String event, Map<String, @Nullable Object> data) {
      send(event, json.bytes(data));
    }

    private void send(String event, byte[] data) {
      String line = new String(data, StandardCharsets.UTF_8).replace("\r", "").replace("\n", "");
      sink.next(("event: " + event + "\ndata: " + line + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private void runs(Handle handle) {
      running.set(handle);
      if (sink.isCancelled()) {
        stop();
      }
    }

    void stop() {
      Handle handle = running.get();
      if (handle != null) {
        var _ = statements.cancel(caller, handle);
      }
    }
  }
}
