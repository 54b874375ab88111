package dev.vitrine.warehouses.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One connection's pools, each for a user: what a session left behind never meets somebody else.
/// The least recently used one goes when there are too many, that of a token when it is idle. Safe
/// for any thread.
final class Pools implements AutoCloseable {

  /// No connection is free.
  static final String BUSY = "53300";

  /// Users with a pool each; who comes back later opens a new one.
  private static final int MOST = 100;

  /// A pool waits at least so long; between two waits the reason of a failure is looked at.
  private static final Duration LOOK = Duration.ofMillis(250);

  /// @param taken when it was last asked for a connection, in nanoseconds of the process
  private record Pool(HikariDataSource pool, DriverSource source, AtomicLong taken) {
    boolean isUnused() {
      return pool.isClosed()
          || pool.getHikariPoolMXBean() == null
          || pool.getHikariPoolMXBean().getActiveConnections() == 0;
    }
  }

  private final ConnectionSpec spec;
  private final Drivers drivers;
  private final String greeting;
  private final Permits permits;
  private final Map<Login, Pool> pools = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /// @param greeting what each new connection is told; empty for nothing
  Pools(ConnectionSpec spec, Drivers drivers, String greeting) {
    this.greeting = greeting;
    this.spec = spec;
    this.drivers = drivers;
    this.permits =
        new Permits(
            spec.sizes().mostConnections(), spec.sizes().connectTimeout(), this::closeUnused);
  }

  /// A connection of the caller's pool, within the connection's time-out. The thread may be
  /// interrupted while it waits.
  ///
  /// @throws SQLException of the driver, or with state [#BUSY]
  Connection take(Login login) throws SQLException {
    login.require(spec);
    Pool mine = pool(login);
    long end = System.nanoTime() + spec.sizes().connectTimeout().toNanos();
    mine.source.forgetFailure();
    while (true) {
      try {
        return mine.pool.getConnection();
      } catch (SQLTransientConnectionException none) {
        refuse(mine, none, end);
      }
    }
  }

  private void refuse(Pool mine, SQLException timeout, long end) throws SQLException {
    SQLException why = mine.source.failure();
    if (why != null) {
      throw why;
    }
    boolean none = mine.pool.getHikariPoolMXBean().getTotalConnections() == 0;
    if (none && timeout.getNextException() != null) {
      throw timeout.getNextException();
    }
    if (Thread.currentThread().isInterrupted() || System.nanoTime() >= end) {
      boolean full =
          mine.pool.getHikariPoolMXBean().getActiveConnections() >= spec.sizes().poolSize();
      throw new SQLException(
          full
              ? "all " + spec.sizes().poolSize() + " connections are in use"
              : "no answer within " + spec.sizes().connectTimeout().toMillis() + " ms",
          full ? BUSY : "08001",
          timeout);
    }
  }

  /// Takes a connection out of its pool for good, and closes it.
  void discard(Login login, Connection connection) {
    Pool mine;
    synchronized (this) {
      mine = pools.get(login);
    }
    if (mine != null && !mine.pool.isClosed()) {
      mine.pool.evictConnection(connection);
      return;
    }
    try {
      connection.close();
    } catch (SQLException brokenAlready) {
      // gone is gone
    }
  }

  private Pool pool(Login login) {
    List<Pool> surplus = new ArrayList<>();
    Pool mine;
    synchronized (this) {
      if (closed) {
        throw new SqlError(
            ErrorCode.CONNECTION_FAILED, "the connection " + spec.name() + " was removed");
      }
      boolean known = pools.containsKey(login);
      mine = pools.computeIfAbsent(login, this::open);
      mine.taken.set(System.nanoTime());
      dropOldest(surplus);
      if (!known && login.token().isPresent()) {
        watch(mine);
      }
    }
    surplus.forEach(pool -> pool.pool.close());
    return mine;
  }

  private void dropOldest(List<Pool> dropped) {
    Iterator<Pool> oldest = pools.values().iterator();
    while (pools.size() > MOST && oldest.hasNext()) {
      Pool pool = oldest.next();
      if (pool.isUnused()) {
        oldest.remove();
        dropped.add(pool);
      }
    }
  }

  /// The pool of a token goes, and the token with it, when nobody has used it for a while: each
  /// token of a caller's has its own.
  private void watch(Pool pool) {
    Executor later =
        CompletableFuture.delayedExecutor(
            lingering().toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
    later.execute(() -> closeIdle(pool));
  }

  /// Longer than anyone waits for a connection of it.
  private Duration lingering() {
    Duration least = spec.sizes().connectTimeout().plus(LOOK);
    Duration idle = spec.sizes().idleTimeout();
    return idle.compareTo(least) < 0 ? least : idle;
  }

  private void closeIdle(Pool pool) {
    boolean idle;
    synchronized (this) {
      if (!pools.containsValue(pool)) {
        return;
      }
      long unused = System.nanoTime() - pool.taken.get();
      idle = pool.isUnused() && unused >= lingering().toNanos();
      if (idle) {
        pools.values().remove(pool);
      }
    }
    if (idle) {
      pool.pool.close();
    } else {
      watch(pool);
    }
  }

  private Pool open(Login login) {
    DriverSource source =
        new DriverSource(() -> drivers.of(spec.product()), () -> login.address(spec), permits);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("connection " + spec.name());
    config.setMaximumPoolSize(spec.sizes().poolSize());
    config.setMinimumIdle(0);
    // SQLite's driver cannot change it afterwards
    config.setReadOnly(spec.product() == Product.SQLITE && spec.readOnly());
    if (!greeting.isEmpty()) {
      config.setConnectionInitSql(greeting);
    }
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(LOOK.toMillis());
    config.setValidationTimeout(LOOK.toMillis());
    config.setIdleTimeout(Math.max(10_000, spec.sizes().idleTimeout().toMillis()));
    config.setThreadFactory(Thread.ofVirtual().name("connection-" + spec.name()).factory());
    return new Pool(new HikariDataSource(config), source, new AtomicLong());
  }

  /// Closes connections that nobody uses, in all pools.
  private void closeUnused() {
    List<Pool> all;
    synchronized (this) {
      all = List.copyOf(pools.values());
    }
    for (Pool pool : all) {
      if (!pool.pool.isClosed() && pool.pool.getHikariPoolMXBean() != null) {
        pool.pool.getHikariPoolMXBean().softEvictConnections();
      }
    }
  }

  /// Users with a pool, each token of theirs counted.
  synchronized int size() {
    return pools.size();
  }

  /// Connections that are open.
  int connections() {
    return permits.taken();
  }

  /// Connections that statements or sessions hold.
  synchronized int inUse() {
    return pools.values().stream()
        .filter(pool -> !pool.isUnused())
        .mapToInt(pool -> pool.pool.getHikariPoolMXBean().getActiveConnections())
        .sum();
  }

  @Override
  public void close() {
    List<Pool> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(pools.values());
      pools.clear();
    }
    all.forEach(pool -> pool.pool.close());
  }
}
