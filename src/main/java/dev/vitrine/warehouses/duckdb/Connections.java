package dev.vitrine.warehouses.duckdb;

import dev.vitrine.warehouses.Settings;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/// Idle connections, kept by their settings so that a usual statement sets nothing. Safe for any
/// thread.
final class Connections implements AutoCloseable {

  /// How a connection gives its rows.
  enum Rows {
    STREAMED,
    MATERIALISED
  }

  private record Idle(Lease lease, Rows rows) {}

  private final Database database;
  private final int capacity;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  Connections(Database database, int capacity) {
    this.database = database;
    this.capacity = capacity;
  }

  Lease lease(Settings settings, Rows rows) throws SQLException {
    Optional<Lease> kept = takeIdle(settings, rows);
    return kept.isPresent() ? kept.get() : open(settings, rows);
  }

  private Lease open(Settings settings, Rows rows) throws SQLException {
    return new Lease(
        rows == Rows.STREAMED
            ? database.connect(settings)
            : database.connectMaterialising(settings),
        settings);
  }

  private synchronized Optional<Lease> takeIdle(Settings settings, Rows rows) {
    Iterator<Idle> all = idle.iterator();
    while (all.hasNext()) {
      Idle each = all.next();
      if (each.rows == rows && each.lease.settings().equals(settings)) {
        all.remove();
        return Optional.of(each.lease);
      }
    }
    return Optional.empty();
  }

  /// Takes a connection back that nothing was left on.
  void giveBack(Lease lease, Rows rows) {
    Optional<Lease> surplus = keep(new Idle(lease, rows));
    surplus.ifPresent(Lease::close);
  }

  private synchronized Optional<Lease> keep(Idle returned) {
    if (closed) {
      return Optional.of(returned.lease);
    }
    idle.addFirst(returned);
    return idle.size() > capacity ? Optional.of(idle.removeLast().lease) : Optional.empty();
  }

  /// Forgets all idle ones: a schema came or went.
  synchronized void clear() {
    idle.forEach(each -> each.lease.close());
    idle.clear();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clear();
  }
}
