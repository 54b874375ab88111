package dev.vitrine.snowflake;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.transactions.Mode;
import dev.vitrine.snowflake.transactions.Transaction;
import dev.vitrine.snowflake.transactions.Transaction.State;
import dev.vitrine.snowflake.transactions.Transactions;
import dev.vitrine.snowflake.transactions.Wanted;
import dev.vitrine.warehouses.Journal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The transactions of one session, which has at most one at a time. The engine begins it with the
/// first change only: until then every statement sees what is committed, and an error breaks
/// nothing.
///
/// The session's own thread calls all but [#abort].
public final class SessionTransactions implements Transaction.Owner {

  private static final String ABORTED =
      "The transaction is aborted: end it with ROLLBACK and start again.";

  private final Transactions all;
  private final String user;
  private final String session;
  private final Runnable engineRollback;
  private @Nullable Transaction open;
  private boolean busy;
  private long last;
  private int scope;

  /// @param engineRollback rolls back what the session has open in the engine, from any thread
  public SessionTransactions(
      Transactions all, String user, String session, Runnable engineRollback) {
    this.all = all;
    this.user = user;
    this.session = session;
    this.engineRollback = engineRollback;
  }

  /// All sessions' transactions.
  public Transactions all() {
    return all;
  }

  /// The client's own.
  public Optional<Transaction> open() {
    return Optional.ofNullable(open);
  }

  /// The id of the last that ended; empty when none did.
  public Optional<Long> last() {
    return last == 0 ? Optional.empty() : Optional.of(last);
  }

  /// `BEGIN`; within a transaction it does nothing.
  void begin(String name) {
    Transaction now = open;
    if (now == null) {
      start(name);
    } else if (now.scope() != scope) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature 'a transaction of a procedure inside a transaction of its caller'.");
    }
  }

  private Transaction start(String name) {
    Transaction started = all.begin(user, session, name, scope);
    started.ownedBy(this);
    open = started;
    return started;
  }

  /// `COMMIT` and `ROLLBACK`; without a transaction they do nothing.
  void end(boolean commits, Steps steps) {
    Transaction now = open;
    if (now == null) {
      return;
    }
    if (now.scope() != scope) {
      throw new SqlError(
          ErrorCode.TRANSACTION_SCOPE,
          "Modifying a transaction that has started at a different scope is not allowed.");
    }
    if (commits) {
      commit(now, steps);
    } else {
      rollBack(now, steps);
    }
  }

  /// Commits what is open, because a statement commits by itself.
  public void commitBefore(Steps steps) {
    Transaction now = open;
    if (now != null) {
      commit(now, steps);
    }
  }

  private void commit(Transaction now, Steps steps) {
    String broken = now.broken();
    if (broken != null) {
      rollBack(now, steps);
      throw new SqlError(ErrorCode.CONFLICT, broken + "\nIt was rolled back.");
    }
    State how = State.ROLLED_BACK;
    try {
      if (now.isBegun()) {
        steps.transaction("commit");
      }
      how = State.COMMITTED;
    } finally {
      over(now, how);
    }
  }

  private void rollBack(Transaction now, Steps steps) {
    try {
      if (now.isBegun()) {
        steps.transaction("rollback");
      }
    } finally {
      over(now, State.ROLLED_BACK);
    }
  }

  private synchronized void over(Transaction ended, State how) {
    open = null;
    last = ended.id();
    if (ended.state() == State.RUNNING) {
      all.ended(ended, how);
    }
  }

  /// The session is over, and the engine has rolled back what was open.
  public void close() {
    Transaction now = open;
    if (now != null) {
      over(now, State.ROLLED_BACK);
    }
  }

  /// A statement of the client's begins.
  public synchronized void enter() {
    busy = true;
  }

  /// It has ended.
  public synchronized void leave() {
    busy = false;
    Transaction now = open;
    if (now != null && now.isAbortAsked()) {
      abortNow(now);
    }
  }

  @Override
  public synchronized void abort(Transaction transaction) {
    if (transaction.equals(open)) {
      transaction.askAbort();
      if (!busy) {
        abortNow(transaction);
      }
    }
  }

  /// Its locks are free at once; the session hears of it with its next statement.
  private void abortNow(Transaction transaction) {
    if (transaction.state() == State.RUNNING) {
      engineRollback.run();
      transaction.breakBy(
          "Transaction " + transaction.id() + " was aborted by SYSTEM$ABORT_TRANSACTION.");
      all.ended(transaction, State.ROLLED_BACK);
    }
  }

  /// Runs a statement that changes tables: it has their locks, and runs in the client's transaction
  /// or in one of its own.
  ///
  /// @param names of the tables, in full
  /// @param work told whether it waited, so that what it knew of the tables may be old
  public <T> T changing(
      SortedSet<String> names, Mode mode, Waits waits, Steps steps, Function<Boolean, T> work) {
    requireWhole();
    Transaction now = open;
    if (now == null && waits.autocommits()) {
      return alone(names, mode, waits, steps, work);
    }
    Transaction transaction = now == null ? start("") : now;
    boolean waited = lock(transaction, names, mode, waits, steps);
    if (!transaction.isBegun()) {
      long clock = all.now();
      steps.transaction("begin");
      transaction.begin(clock);
    } else if (all.wasChanged(transaction.snapshot(), names)) {
      var _ = replay(transaction, steps.journal());
    }
    T result = work.apply(waited);
    transaction.keep(steps.journal().changes());
    return result;
  }

  /// @param timeout of each lock
  /// @param autocommits the session's parameter
  public record Waits(Duration timeout, boolean autocommits) {
    public static Waits of(Session session) {
      return new Waits(
          Duration.ofSeconds(Long.parseLong(session.parameter("LOCK_TIMEOUT"))),
          session.parameter("AUTOCOMMIT").equalsIgnoreCase("true"));
    }
  }

  /// Runs a statement in a transaction of its own.
  <T> T alone(
      SortedSet<String> names, Mode mode, Waits waits, Steps steps, Function<Boolean, T> work) {
    if (names.isEmpty()) {
      return work.apply(false);
    }
    Transaction own = all.ofStatement(user, session);
    try {
      return work.apply(lock(own, names, mode, waits, steps));
    } finally {
      all.ended(own, State.COMMITTED);
    }
  }

  private boolean lock(
      Transaction transaction, SortedSet<String> names, Mode mode, Waits waits, Steps steps) {
    Wanted wanted = new Wanted(transaction, steps.handle(), waits.timeout(), steps::isStopping);
    return all.locks().acquire(wanted, names, mode, steps::blocked);
  }

  private void requireWhole() {
    Transaction now = open;
    String broken = now == null ? null : now.broken();
    if (broken != null) {
      throw new SqlError(ErrorCode.CONFLICT, broken + "\n" + ABORTED);
    }
  }

  /// Makes the transaction whole again if an error broke it: what it did before is done again.
  ///
  /// @throws SqlError when that cannot be
  public void recover(Steps steps) {
    requireWhole();
    Transaction now = open;
    if (now == null || !now.isBegun()) {
      return;
    }
    Journal journal = steps.journal();
    if (!journal.isOpen()) {
      over(now, State.ROLLED_BACK);
      return;
    }
    boolean whole = !journal.isAborted() && journal.changes() == now.kept();
    if (!whole && !replay(now, journal)) {
      now.breakBy("Transaction " + now.id() + " could not go on after an error in it.");
      requireWhole();
    }
  }

  /// Rolls back and does again what the transaction kept, if that comes to the same: then it sees
  /// what is committed by now. What others changed meanwhile it must not have read or written.
  private boolean replay(Transaction transaction, Journal journal) {
    Optional<Set<String>> tables = journal.replayable(transaction.kept());
    long since = transaction.snapshot();
    long clock = all.now();
    if (tables.isEmpty() || !all.isUndisturbed(transaction, since, tables.get())) {
      return false;
    }
    boolean same =
        journal.replay(transaction.kept()) && all.isUndisturbed(transaction, since, tables.get());
    if (same) {
      transaction.begin(clock);
    } else {
      transaction.breakBy(
          "Transaction " + transaction.id() + " could not go on: others changed what it had used.");
    }
    return same;
  }

  /// What a statement failed with, and whether its transaction can go on.
  RuntimeException failed(RuntimeException failure, Steps steps) {
    Transaction before = open;
    try {
      recover(steps);
      return failure;
    } catch (SqlError broken) {
      boolean told = failure instanceof SqlError error && error.text().contains(ABORTED);
      return failure instanceof SqlError error && !told && before != null
          ? error.saying(error.text() + "\n" + ABORTED)
          : failure;
    }
  }

  /// Runs a procedure's body: a transaction that it begins ends in it.
  public <T> T scoped(Steps steps, Supplier<T> body) {
    scope++;
    boolean well = false;
    try {
      T result = body.get();
      well = true;
      return result;
    } finally {
      Transaction now = open;
      boolean left = now != null && now.scope() == scope;
      scope--;
      if (left && now != null) {
        rollBack(now, steps);
        requireEnded(well);
      }
    }
  }

  private static void requireEnded(boolean well) {
    if (well) {
      throw new SqlError(
          ErrorCode.TRANSACTION_SCOPE,
          "Stored procedure execution error: Scoped transaction started in stored procedure is"
              + " incomplete and it was rolled back.");
    }
  }
}
