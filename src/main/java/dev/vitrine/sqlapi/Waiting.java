package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Waits for statements on behalf of clients, without a thread.
@Singleton
final class Waiting {

  private final Statements statements;

  Waiting(Statements statements) {
    this.statements = statements;
  }

  /// For a statement that was just taken in. When too many wait already it is told as it is: what
  /// was accepted must be answered with its handle, never with a refusal.
  CompletableFuture<Statement> afterSubmit(Caller caller, Statement taken, Duration patience) {
    try {
      return statements.awaitEnd(caller, taken.handle(), patience).thenApply(this::durable);
    } catch (SqlError error) {
      if (error.code() != ErrorCode.TOO_MANY_REQUESTS) {
        throw error;
      }
      return CompletableFuture.completedFuture(durable(taken));
    }
  }

  /// A client that is sent away with a handle must find it again, even after a crash.
  private Statement durable(Statement statement) {
    if (!statement.hasEnded()) {
      statements.makeDurable(statement.handle());
    }
    return statement;
  }
}
