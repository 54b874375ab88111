package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.kernel.Position;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What we tell of a statement beyond Snowflake's fields.
///
/// @param dateTime since when it is in this status
/// @param errorCode Snowflake's, only when it failed or was canceled
/// @param line of the error in the statement's text, from 1
/// @param position characters before the error on its line
/// @param queuePosition statements before it, only while it waits
/// @param expiresAt until when the handle can be read, once it has ended
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementLife(
    State.Status status,
    String dateTime,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable Integer line,
    @Nullable Integer position,
    @Nullable Integer queuePosition,
    @Nullable Progress progress,
    Timings timings,
    @Nullable String expiresAt) {

  /// How far a statement is.
  ///
  /// @param percent absent when the engine cannot tell
  /// @param rows of the result so far
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Progress(@Nullable Double percent, long rows, String step) {}

  /// Time spent so far.
  @Serdeable
  record Timings(long queuedMillis, long runMillis) {}

  static StatementLife of(Statement statement, Instant now) {
    State state = statement.state();
    Optional<Position> place = Times.problem(state).flatMap(State.Problem::position);
    Outcome outcome = Outcome.of(state);
    boolean bad = statement.hasEnded() && outcome.status() != 200;
    return new StatementLife(
        state.status(),
        text(Times.since(state)),
        bad ? outcome.code() : null,
        bad ? outcome.message() : null,
        place.map(Position::line).orElse(null),
        place.map(Position::column).orElse(null),
        statement.queuePosition().isPresent() ? statement.queuePosition().getAsInt() : null,
        statement.hasEnded() ? null : progress(statement.progress()),
        timings(state, now),
        statement.expiresAt().map(StatementLife::text).orElse(null));
  }

  private static Progress progress(Statement.Progress progress) {
    return new Progress(
        progress.percent() < 0 ? null : progress.percent(), progress.rows(), progress.step());
  }

  private static Timings timings(State state, Instant now) {
    Instant end = Times.ended(state).orElse(now);
    Instant start = Times.started(state).orElse(end);
    return new Timings(millis(state.created(), start), millis(start, end));
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
