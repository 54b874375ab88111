package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.State.Canceled;
import dev.vitrine.statements.State.Ended;
import dev.vitrine.statements.State.Failed;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.Running;
import dev.vitrine.statements.State.Submitted;
import dev.vitrine.statements.State.Succeeded;
import dev.vitrine.statements.Statement.Progress;
import dev.vitrine.statements.StatementRunner.Finished;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Statements as rows of the state database, and back.
final class StatementRows {

  /// One writer so far: a row's epoch changes when another node takes it over.
  private static final long FIRST_EPOCH = 1;

  private final StatementJson json;
  private final String node;

  StatementRows(StatementJson json, String node) {
    this.json = json;
    this.node = node;
  }

  StatementRecord record(LiveStatement live) {
    Submission submission = live.submission();
    State state = live.state();
    Optional<ResultInfo> result = live.result();
    byte[] inline = live.inline();
    return new StatementRecord(
        live.handle().toString(),
        live.parent().map(parent -> parent.handle().toString()).orElse(null),
        live.ordinal(),
        submission.caller().user(),
        submission.requestId().map(Submission.RequestId::value).orElse(null),
        submission.requestId().isPresent() ? digest(submission) : null,
        state.status().name(),
        !live.reads(),
        live.shown().text(),
        submission.parameters().queryTag().orElse(null),
        json.write(live.shown()),
        micros(state.created()),
        started(state).map(StatementRows::micros).orElse(null),
        state instanceof Ended ended ? micros(ended.ended()) : null,
        live.expiresAt().map(StatementRows::micros).orElse(null),
        false,
        state instanceof Failed failed ? json.write(failed.problem()) : null,
        result.map(json::write).orElse(null),
        inline,
        live.outcome().map(Finished::chart).orElse(false),
        live.outcome().flatMap(Finished::counts).map(json::write).orElse(null),
        result.map(ResultInfo::storedBytes).orElse(0L),
        node,
        FIRST_EPOCH,
        0);
  }

  private static Optional<Instant> started(State state) {
    return switch (state) {
      case Submitted _ -> Optional.empty();
      case Running running -> Optional.of(running.started());
      case State.Stopping stopping -> Optional.of(stopping.started());
      case State.Committing committing -> Optional.of(committing.started());
      case Ended ended -> ended.started();
    };
  }

  Submission submission(StatementRecord row) {
    return json.submission(row.submission());
  }

  /// A row as a statement; `children` are looked up by the caller of this.
  Statement statement(StatementRecord row, List<Handle> children) {
    String result = row.result();
    String counts = row.counts();
    String parent = row.parent();
    return new Statement(
        Handle.parse(row.handle()),
        submission(row),
        state(row),
        0,
        parent == null ? Optional.empty() : Optional.of(Handle.parse(parent)),
        children,
        result == null ? Optional.empty() : Optional.of(json.result(result)),
        row.chart(),
        Progress.NONE,
        OptionalInt.empty(),
        counts == null ? Optional.empty() : Optional.of(json.counts(counts)),
        Optional.ofNullable(instant(row.expires())));
  }

  State state(StatementRecord row) {
    Instant created = instant(row.created());
    Optional<Instant> started = Optional.ofNullable(instant(row.started()));
    Instant ended = Objects.requireNonNullElse(instant(row.ended()), created);
    return switch (State.Status.valueOf(row.status())) {
      case SUBMITTED -> new Submitted(created);
      case RUNNING -> new Running(created, started.orElse(created));
      case SUCCEEDED -> new Succeeded(created, started.orElse(created), ended);
      case CANCELED -> new Canceled(created, started, ended);
      case FAILED -> new Failed(created, started, ended, problem(row.problem()));
    };
  }

  private Problem problem(@Nullable String stored) {
    return stored == null
        ? new Problem(ErrorCode.INTERNAL, "no reason was recorded", Optional.empty())
        : json.problem(stored);
  }

  /// Tells whether two submissions under one request id ask for the same.
  static String digest(Submission submission) {
    String all =
        String.join(
            "\u0000",
            submission.text(),
            submission.context().toString(),
            submission.parameters().asMap().toString(),
            submission.bindings().toString(),
            submission.session().orElse(""),
            submission.purpose().name());
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : instant(micros.longValue());
  }
}
