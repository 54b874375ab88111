package dev.vitrine.driver;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far statements are, as drivers ask about those that they do not wait for.
@Hidden
@Controller("/monitoring")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class MonitoringController {

  private final DriverSessions sessions;
  private final Statements statements;
  private final Envelope envelope;
  private final Clock clock;

  MonitoringController(
      DriverSessions sessions, Statements statements, Envelope envelope, Clock clock) {
    this.sessions = sessions;
    this.statements = statements;
    this.envelope = envelope;
    this.clock = clock;
  }

  /// A statement that is unknown or another user's is none. Python's line 5 writes two slashes.
  ///
  /// @param id with slashes before it
  @Get("/queries/{+id}")
  HttpResponse<byte[]> query(HttpRequest<?> request, String id) {
    DriverSession session = sessions.of(request);
    List<Map<String, @Nullable Object>> queries =
        find(session, id.replaceFirst("^/+", "")).map(this::told).stream().toList();
    return envelope.success(Map.of("queries", queries));
  }

  private Optional<Statement> find(DriverSession session, String id) {
    try {
      return Optional.of(statements.get(session.caller(), Handle.parse(id)));
    } catch (SqlError unknown) {
      return Optional.empty();
    }
  }

  private Map<String, @Nullable Object> told(Statement statement) {
    State state = statement.state();
    long begun = state.created().toEpochMilli();
    long end = state instanceof State.Ended over ? over.ended().toEpochMilli() : 0;
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("id", statement.handle().toString());
    query.put("sqlText", statement.submission().text());
    query.put("status", status(state));
    query.put("state", state(state));
    query.put("errorCode", null);
    query.put("errorMessage", null);
    query.put("startTime", begun);
    query.put("endTime", end);
    query.put("totalDuration", (end == 0 ? clock.millis() : end) - begun);
    query.put("sessionId", statement.submission().session().map(Long::valueOf).orElse(0L));
    query.put("warehouseName", statement.submission().context().warehouse());
    query.put("stats", Map.of("producedRows", rows(statement), "scanBytes", 0));
    addError(query, state);
    return query;
  }

  private static long rows(Statement statement) {
    return statement.result().map(info -> info.rows()).orElse(0L);
  }

  private static void addError(Map<String, @Nullable Object> query, State state) {
    if (state instanceof State.Failed failed) {
      query.put("errorCode", failed.problem().shownCode());
      query.put("errorMessage", failed.problem().message());
    } else if (state instanceof State.Canceled) {
      query.put("errorCode", "000604");
      query.put("errorMessage", "SQL execution canceled");
    }
  }

  private static String status(State state) {
    return switch (state) {
      case State.Submitted _ -> "QUEUED";
      case State.Running _, State.Committing _ -> "RUNNING";
      case State.Stopping _ -> "ABORTING";
      case State.Succeeded _ -> "SUCCESS";
      case State.Failed _ -> "FAILED_WITH_ERROR";
      case State.Canceled _ -> "ABORTED";
    };
  }

  private static String state(State state) {
    return switch (state) {
      case State.Succeeded _ -> "SUCCEEDED";
      case State.Failed _, State.Canceled _ -> "FAILED";
      case State.Live _ -> status(state);
    };
  }
}
