package dev.vitrine.snowflake.transactions;

import dev.vitrine.kernel.Handle;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client's transaction, or the one of a statement that commits itself. What its session's thread
/// alone uses is not guarded.
public final class Transaction {

  /// How it stands, in Snowflake's words.
  public enum State {
    RUNNING("running"),
    COMMITTED("committed"),
    ROLLED_BACK("rolled back");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private final long id;
  private final String user;
  private final String session;
  private final String name;
  private final int scope;
  private final Instant started;
  private volatile State state = State.RUNNING;
  private volatile @Nullable Instant ended;
  private volatile boolean abortAsked;
  private volatile @Nullable Owner owner;

  /// Keys of the tables that it has locked; guarded by [TableLocks].
  final Set<String> held = new LinkedHashSet<>();

  /// What it waits for; guarded by [TableLocks].
  TableLocks.@Nullable Waiter waiting;

  private boolean begun;
  private long snapshot;
  private int kept;
  private @Nullable String broken;

  Transaction(long id, String user, String session, String name, int scope, Instant started) {
    this.id = id;
    this.user = user;
    this.session = session;
    this.name = name;
    this.scope = scope;
    this.started = started;
  }

  public long id() {
    return id;
  }

  public String user() {
    return user;
  }

  public String session() {
    return session;
  }

  public String name() {
    return name;
  }

  /// How many procedures it was begun inside of.
  public int scope() {
    return scope;
  }

  public Instant started() {
    return started;
  }

  public State state() {
    return state;
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /// When it ended; null while it runs.
  public @Nullable Instant ended() {
    return ended;
  }

  void end(State how, Instant now) {
    ended = now;
    owner = null;
    state = how;
  }

  /// The session that a transaction belongs to.
  public interface Owner {
    /// Ends it, at once or as soon as the statement lets go that runs in it.
    void abort(Transaction transaction);
  }

  public void ownedBy(Owner session) {
    owner = session;
  }

  /// Someone else ends it.
  public void abort() {
    Owner session = owner;
    if (session != null && state == State.RUNNING) {
      session.abort(this);
    }
  }

  /// Its session ends it before it does anything else.
  public void askAbort() {
    abortAsked = true;
  }

  public boolean isAbortAsked() {
    return abortAsked;
  }

  /// Whether the engine has begun it: it does with the first change.
  public boolean isBegun() {
    return begun;
  }

  /// @param clock of [Versions] before the engine began
  public void begin(long clock) {
    begun = true;
    snapshot = clock;
  }

  /// The clock from before what it sees of others was fixed.
  public long snapshot() {
    return snapshot;
  }

  /// The engine's changes that belong to statements that succeeded.
  public int kept() {
    return kept;
  }

  public void keep(int changes) {
    kept = changes;
  }

  /// Why nothing more can be done in it but end it; null while all is well.
  public @Nullable String broken() {
    return broken;
  }

  public void breakBy(String reason) {
    broken = reason;
  }

  /// The statement that took a lock, for the one who waits.
  record Grant(Mode mode, Handle statement, Instant since) {}
}
