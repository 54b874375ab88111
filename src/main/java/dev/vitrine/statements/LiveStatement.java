package dev.vitrine.statements;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.security.SecretMask;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.StatementRunner.Inline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A statement in memory: its state is the one cell that changes, by [Transitions] alone.
final class LiveStatement {

  private final Handle handle;
  private volatile Submission submission;
  private final String warehouse;
  private volatile Submission shown;
  private final boolean reads;
  private final @Nullable LiveStatement parent;
  private final int ordinal;
  private final AtomicReference<State> state;
  private final AtomicLong version = new AtomicLong();

  private final Bells changes = new Bells();
  private final Bells ending = new Bells();

  private final List<LiveStatement> children = new CopyOnWriteArrayList<>();

  /// Written before the state says `Succeeded`, so that whoever sees that sees this.
  private volatile @Nullable Finished finished;

  private volatile @Nullable Instant expiresAt;
  private volatile Row row = Row.NONE;

  /// What the state database has of it.
  enum Row {
    NONE,
    /// A row that will change again.
    OPEN,
    /// Its ending.
    FINAL
  }

  /// @param warehouse whose queue it is in; a child runs where its parent does
  LiveStatement(
      Handle handle,
      Submission submission,
      String warehouse,
      boolean reads,
      @Nullable LiveStatement parent,
      int ordinal,
      State state) {
    this.handle = handle;
    this.submission = submission;
    this.warehouse = warehouse;
    this.shown = reads ? submission : masked(submission);
    this.reads = reads;
    this.parent = parent;
    this.ordinal = ordinal;
    this.state = new AtomicReference<>(state);
  }

  private static Submission masked(Submission submission) {
    String text = SecretMask.mask(submission.text());
    return text.equals(submission.text()) ? submission : submission.withText(text);
  }

  /// As it is kept and shown: without passwords and the like in its text. What only reads keeps its
  /// text, which may have to run again; what changes something never runs again from what is kept.
  Submission shown() {
    return shown;
  }

  /// It is over: the caller's token is held no longer.
  void forgetToken() {
    submission = submission.withoutToken();
    shown = shown.withoutToken();
  }

  /// Applies the event; true when it changed the state.
  boolean apply(Event event) {
    State before = state.getAndUpdate(current -> Transitions.apply(current, event));
    boolean changed = !Transitions.apply(before, event).equals(before);
    if (changed) {
      touch();
    }
    return changed;
  }

  /// Succeeds with what the run came to; false when it had ended otherwise.
  boolean succeed(Instant at, Finished what) {
    finished = what;
    return apply(new Event.Succeed(at));
  }

  /// Tells the watchers that there is something new.
  void touch() {
    version.incrementAndGet();
    changes.ring();
    if (state() instanceof State.Ended) {
      ending.ring();
    }
    LiveStatement above = parent;
    if (above != null) {
      above.touch();
    }
  }

  /// Rings at every change.
  Bells changes() {
    return changes;
  }

  /// Rings at the end.
  Bells ending() {
    return ending;
  }

  /// Takes a child in unless this statement is stopping: then false.
  boolean adopt(LiveStatement child) {
    children.add(child);
    touch();
    return !isStopping();
  }

  boolean isStopping() {
    return !(state() instanceof State.Running || state() instanceof State.Committing);
  }

  Handle handle() {
    return handle;
  }

  Submission submission() {
    return submission;
  }

  String warehouse() {
    return warehouse;
  }

  boolean reads() {
    return reads;
  }

  Optional<LiveStatement> parent() {
    return Optional.ofNullable(parent);
  }

  int ordinal() {
    return ordinal;
  }

  State state() {
    return state.get();
  }

  long version() {
    return version.get();
  }

  List<LiveStatement> children() {
    return children;
  }

  /// What it came to, once it succeeded.
  Optional<Finished> outcome() {
    return state() instanceof State.Succeeded ? Optional.ofNullable(finished) : Optional.empty();
  }

  Optional<ResultInfo> result() {
    return outcome().flatMap(Finished::result);
  }

  /// The small result that its record has not taken yet, else nothing.
  byte[] inline() {
    return outcome().flatMap(Finished::inline).map(Inline::bytes).orElseGet(() -> new byte[0]);
  }

  /// The record has it now.
  void dropInline() {
    Finished known = finished;
    if (known != null) {
      finished = new Finished(known.result(), Optional.empty(), known.chart(), known.counts());
    }
  }

  Row row() {
    return row;
  }

  /// Written by the one that writes rows.
  void row(Row now) {
    row = now;
  }

  void expireAt(Instant instant) {
    expiresAt = instant;
  }

  Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
