package dev.vitrine.sessions;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.duckdb.DuckDbEngine.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A caller's session: an engine that nobody else sees, which is a warehouse of that caller's. Safe
/// for any thread.
public final class Session {

  private static final int MOST_HANDLES = 100;

  private final String id;
  private final Caller owner;
  private final SessionEngine engine;
  private final List<String> loaded;
  private final Set<String> reserved = new HashSet<>();
  private final ArrayDeque<Handle> handles = new ArrayDeque<>();
  private final BuiltIns builtIns = new BuiltIns();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Instant touched;
  private volatile Usage usage = new Usage(0, 0);

  Session(String id, Caller owner, SessionEngine engine, List<String> loaded, Instant now) {
    this.id = id;
    this.owner = owner;
    this.engine = engine;
    this.loaded = new ArrayList<>(loaded);
    this.touched = now;
  }

  /// 32 hexadecimal digits.
  public String id() {
    return id;
  }

  /// Whose statements its statements are.
  public Caller owner() {
    return owner;
  }

  /// The name of the warehouse in which its statements run.
  public String warehouse() {
    return "session:" + id;
  }

  /// The database and schema in which its tables are.
  public static String database() {
    return Catalog.DATABASE;
  }

  public static String schema() {
    return Catalog.MAIN;
  }

  /// From now on its statements run one after the other on one connection, so that each sees the
  /// temporary tables, variables and the transaction that the others left.
  public void keepState() {
    engine.pin();
  }

  /// Sees to it that the built-in data that a chart's text names are there.
  public void provide(String text) {
    builtIns.provide(text, engine);
  }

  /// Remembers a statement of this session; of many, the newest.
  public void note(Handle handle) {
    synchronized (handles) {
      handles.addLast(handle);
      if (handles.size() > MOST_HANDLES) {
        handles.removeFirst();
      }
    }
  }

  /// Its newest statements, oldest first.
  public List<Handle> handles() {
    synchronized (handles) {
      return List.copyOf(handles);
    }
  }

  SessionEngine engine() {
    return engine;
  }

  /// Whether these two may be the same person: who proved who they are sees what is theirs, and
  /// those who need not prove anything know a session by its name alone.
  boolean isSeenBy(Caller caller) {
    boolean nameless =
        owner.method() == Caller.Method.ANONYMOUS && caller.method() == Caller.Method.ANONYMOUS;
    return nameless || owner.user().equals(caller.user());
  }

  /// A request uses it, and keeps it from ending.
  void enter() {
    requests.incrementAndGet();
  }

  void leave(Instant now) {
    touched = now;
    requests.decrementAndGet();
  }

  boolean isOver(Instant now, Duration idle) {
    return requests.get() == 0
        && !engine.isBusy()
        && Duration.between(touched, now).compareTo(idle) >= 0;
  }

  Usage usage() {
    return usage;
  }

  void measure() {
    usage = engine.usage().orElse(usage);
  }

  /// The tables that were loaded, in the order in which they came, as far as they are still there.
  List<Catalog.Table> loaded(Map<String, Catalog.Table> there) {
    synchronized (loaded) {
      return loaded.stream().flatMap(name -> Stream.ofNullable(there.get(name))).toList();
    }
  }

  /// Takes a name for a file that is being loaded, so that no other gets it.
  ///
  /// @return false when it is taken; the engine knows no case
  boolean reserve(String table) {
    synchronized (loaded) {
      return reserved.add(table.toLowerCase(Locale.ROOT));
    }
  }

  boolean isReserved(String table) {
    synchronized (loaded) {
      return reserved.contains(table.toLowerCase(Locale.ROOT));
    }
  }

  /// The file is loaded, or will never be.
  void loaded(String table, boolean isThere) {
    synchronized (loaded) {
      reserved.remove(table.toLowerCase(Locale.ROOT));
      if (isThere) {
        loaded.remove(table);
        loaded.add(table);
      }
    }
  }
}
