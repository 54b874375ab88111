package dev.vitrine.snowflake.transactions;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// All transactions that run, and the last that ended. Safe for any thread.
@Singleton
public class Transactions {

  private static final int REMEMBERED = 1000;
  private static final long NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final TableLocks locks = new TableLocks();
  private final Versions versions = new Versions();
  private final AtomicLong lastId = new AtomicLong();
  private final AtomicInteger foreign = new AtomicInteger();
  private final Map<Long, Transaction> running = new ConcurrentHashMap<>();
  private final Map<Long, Transaction> past =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Transaction> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// A client's transaction, which lasts until it is ended.
  ///
  /// @param name empty for one of our own
  /// @param scope of how many procedures it is inside
  public Transaction begin(String user, String session, String name, int scope) {
    String shown = name.isEmpty() ? UUID.randomUUID().toString() : name;
    Transaction transaction = made(user, session, shown, scope);
    running.put(transaction.id(), transaction);
    return transaction;
  }

  /// The transaction of one statement, to be ended with it; it is known by its locks alone.
  public Transaction ofStatement(String user, String session) {
    return made(user, session, "", 0);
  }

  private Transaction made(String user, String session, String name, int scope) {
    Instant now = Instant.now();
    long stamp = now.toEpochMilli() * NANOS_A_MILLI;
    long id = lastId.updateAndGet(last -> Math.max(last + 1, stamp));
    return new Transaction(id, user, session, name, scope, now);
  }

  /// It is over in the engine: others may go on.
  public void ended(Transaction transaction, Transaction.State how) {
    transaction.end(how, Instant.now());
    versions.changed(locks.held(transaction));
    locks.release(transaction);
    if (running.remove(transaction.id()) != null) {
      synchronized (past) {
        past.put(transaction.id(), transaction);
      }
    }
  }

  public TableLocks locks() {
    return locks;
  }

  /// A moment, for [#isUndisturbed].
  public long now() {
    return versions.now();
  }

  /// Whether tables are to others as they were at that moment.
  ///
  /// @param tables as the engine calls them, or Snowflake
  public boolean isUndisturbed(Transaction transaction, long since, Collection<String> tables) {
    List<String> keys = tables.stream().map(TableKey::of).toList();
    return foreign.get() == 0
        && !locks.isHeldByOthers(transaction, keys)
        && versions.unchanged(since, keys);
  }

  /// Whether another transaction committed changes of these tables after that moment.
  public boolean wasChanged(long since, Collection<String> tables) {
    return !versions.unchanged(since, tables.stream().map(TableKey::of).toList());
  }

  /// Whether tables are to a new reader as they were at that moment.
  public boolean isUnchanged(long since, Collection<String> tables) {
    return foreign.get() == 0
        && versions.unchanged(since, tables.stream().map(TableKey::of).toList());
  }

  /// Something writes that takes no locks, until [#foreignEnds].
  public void foreignBegins() {
    foreign.incrementAndGet();
  }

  public void foreignEnds() {
    versions.everythingChanged();
    foreign.decrementAndGet();
  }

  public Optional<Transaction> find(long id) {
    Transaction now = running.get(id);
    if (now != null) {
      return Optional.of(now);
    }
    synchronized (past) {
      return Optional.ofNullable(past.get(id));
    }
  }

  /// Clients' transactions, the oldest first.
  public List<Transaction> running() {
    List<Transaction> all = new ArrayList<>(running.values());
    all.sort(Comparator.comparingLong(Transaction::id));
    return all;
  }
}
