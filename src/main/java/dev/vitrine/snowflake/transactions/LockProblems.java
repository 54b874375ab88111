package dev.vitrine.snowflake.transactions;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;

/// Errors of who waits for a lock in vain. Nothing of the statement has happened; its transaction
/// goes on.
final class LockProblems {

  private LockProblems() {}

  static SqlError timeout(Lock holder, Wanted wanted) {
    return error(
        holder,
        wanted.statement(),
        wanted.timeout().isZero()
            ? "LOCK_TIMEOUT is 0 and it does not wait for locks."
            : "it waited for this lock longer than the LOCK_TIMEOUT of "
                + wanted.timeout().toSeconds()
                + " second(s).");
  }

  static SqlError tooMany(Lock holder, Wanted wanted, int limit) {
    return error(
        holder,
        wanted.statement(),
        "the number of waiters for this lock exceeds the " + limit + " statements limit.");
  }

  static SqlError deadlock(Lock holder, Wanted wanted) {
    return error(
        holder,
        wanted.statement(),
        "it would wait in a deadlock. Its transaction goes on: COMMIT or ROLLBACK it, and try"
            + " again.");
  }

  private static SqlError error(Lock holder, Handle statement, String why) {
    String resource = holder.resource();
    return new SqlError(
        ErrorCode.CONFLICT,
        "Statement '%s' has locked table '%s' in transaction %d and this lock has not yet been released.\nYour statement '%s' was aborted because %s"
            .formatted(
                holder.statement(),
                resource.substring(resource.lastIndexOf('.') + 1),
                holder.transaction().id(),
                statement,
                why));
  }

  static SqlError aborted(Transaction transaction) {
    return new SqlError(
        ErrorCode.CONFLICT, "Transaction %d was aborted.".formatted(transaction.id()));
  }
}
