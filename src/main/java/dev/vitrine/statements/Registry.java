package dev.vitrine.statements;

import dev.vitrine.kernel.Handle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The statements in memory: all that are not yet over and recorded, and the most recently read of
/// those that are. The state database has every one.
final class Registry {

  private static final int SETTLED_AT_MOST = 20_000;

  private final Map<Handle, LiveStatement> live = new ConcurrentHashMap<>();
  private final Map<Handle, LiveStatement> settled =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Handle, LiveStatement> eldest) {
          return size() > SETTLED_AT_MOST;
        }
      };

  void add(LiveStatement statement) {
    live.put(statement.handle(), statement);
  }

  /// Its ending is on the disk.
  void settle(LiveStatement statement) {
    statement.forgetToken();
    synchronized (settled) {
      settled.put(statement.handle(), statement);
    }
    live.remove(statement.handle());
  }

  void remove(Handle handle) {
    live.remove(handle);
    synchronized (settled) {
      settled.remove(handle);
    }
  }

  Optional<LiveStatement> find(Handle handle) {
    LiveStatement running = live.get(handle);
    if (running != null) {
      return Optional.of(running);
    }
    synchronized (settled) {
      return Optional.ofNullable(settled.get(handle));
    }
  }

  Collection<LiveStatement> live() {
    return live.values();
  }
}
