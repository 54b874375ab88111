package dev.vitrine.warehouses.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many connections to one database may be open, whoever uses them.
final class Permits {

  private final int most;
  private final Duration patience;
  private final Semaphore free;
  private final Runnable makeRoom;

  /// @param makeRoom asked when none is free: closes what is open and unused
  Permits(int most, Duration patience, Runnable makeRoom) {
    this.most = most;
    this.patience = patience;
    this.free = new Semaphore(most, true);
    this.makeRoom = makeRoom;
  }

  void take() throws SQLException {
    try {
      if (free.tryAcquire()) {
        return;
      }
      makeRoom.run();
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLException("all " + most + " connections are in use", Pools.BUSY);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", Pools.BUSY, stopped);
    }
  }

  void giveBack() {
    free.release();
  }

  /// Connections that are open.
  int taken() {
    return most - free.availablePermits();
  }
}
