package dev.vitrine.statements;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Every statement, from submission to expiry: the way in for all doors.
@Singleton
public final class Statements {

  /// What a cancel came to.
  public enum CancelOutcome {
    /// It is canceled, or was before.
    CANCELED,
    /// It had ended in another way, or its effects were already being committed.
    ALREADY_FINISHED,
    /// It was told to stop; its ending is not written yet.
    STOPPING
  }

  /// Which of the statements to list.
  ///
  /// @param user only this user's; admins alone may ask for others' or, when empty, all
  public record Filter(
      Optional<String> user,
      Optional<State.Status> status,
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<String> textContains,
      Optional<String> queryTag) {}

  /// Newest first.
  ///
  /// @param next hand in again for the following page; empty on the last
  public record Page(List<Statement> statements, Optional<String> next) {}

  /// Takes a statement in. When this returns, the handle of an `ASYNC` submission, of one with
  /// effects and of one with a request id is durable.
  ///
  /// @throws dev.vitrine.kernel.SqlError `TOO_MANY_REQUESTS` when the queue is full,
  ///   `REQUEST_ID_REUSED` when the request id named another statement, or what is wrong with the
  ///   text
  public Statement submit(Submission submission) {
    throw new UnsupportedOperationException(submission.text());
  }

  /// Makes sure that the handle survives a crash, before a client is told to come back with it.
  public void makeDurable(Handle handle) {
    throw new UnsupportedOperationException(handle.toString());
  }

  /// @throws dev.vitrine.kernel.SqlError `STATEMENT_NOT_FOUND` when unknown or another caller's,
  ///   `RESULT_EXPIRED` when it was kept its time
  public Statement get(Caller caller, Handle handle) {
    throw new UnsupportedOperationException(handle + " of " + caller.user());
  }

  /// Completes with the statement when it has ended, or as it is when the wait is over. Holds no
  /// thread.
  ///
  /// @throws dev.vitrine.kernel.SqlError as [#get]; `TOO_MANY_REQUESTS` with too many waiters
  public CompletableFuture<Statement> awaitEnd(Caller caller, Handle handle, Duration wait) {
    throw new UnsupportedOperationException(handle + " of " + caller.user() + wait);
  }

  /// As [#awaitEnd], but completes at the first change after `version`.
  public CompletableFuture<Statement> awaitChange(
      Caller caller, Handle handle, long version, Duration wait) {
    throw new UnsupportedOperationException(handle + " of " + caller.user() + version + wait);
  }

  /// Asks a statement to stop and completes with what came of it: within a moment for all but a
  /// write that the engine has not let go of.
  public CompletableFuture<CancelOutcome> cancel(Caller caller, Handle handle) {
    throw new UnsupportedOperationException(handle + " of " + caller.user());
  }

  /// Cancels it if it runs and drops its result and record now.
  public CompletableFuture<Void> delete(Caller caller, Handle handle) {
    throw new UnsupportedOperationException(handle + " of " + caller.user());
  }

  /// @param cursor of the page before
  /// @param limit 1 to 1000
  public Page list(Caller caller, Filter filter, Optional<String> cursor, int limit) {
    throw new UnsupportedOperationException(filter + " of " + caller.user() + cursor + limit);
  }
}
