package dev.vitrine.warehouses;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The statements that run on one engine now, and the cancels that came before the statement that
/// they are for. Safe for any thread.
///
/// @param <W> what an engine knows of one
public final class Running<W> {

  private static final int EARLY_CANCELS = 10_000;

  private final Map<Handle, W> running = new ConcurrentHashMap<>();

  /// By handle; the oldest are forgotten.
  private final Map<Handle, SqlError> early =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Handle, SqlError> eldest) {
              return size() > EARLY_CANCELS;
            }
          });

  /// It runs from now on.
  ///
  /// @return why it is to stop at once; empty when nobody canceled it
  public Optional<SqlError> begin(Handle handle, W work) {
    running.put(handle, work);
    return Optional.ofNullable(early.remove(handle));
  }

  public void end(Handle handle, W work) {
    running.remove(handle, work);
  }

  /// Whether it has begun and not ended.
  @SuppressWarnings("ReferenceEquality") // this very work, not one like it
  public boolean has(Handle handle, W work) {
    return running.get(handle) == work;
  }

  /// What is to be stopped; when it has not begun, [#begin] will tell it.
  public Optional<W> stop(Handle handle, SqlError because) {
    W work = running.get(handle);
    if (work == null) {
      early.put(handle, because);
      work = running.get(handle);
      if (work != null) {
        early.remove(handle);
      }
    }
    return Optional.ofNullable(work);
  }

  public Optional<W> find(Handle handle) {
    return Optional.ofNullable(running.get(handle));
  }

  public Collection<W> all() {
    return running.values();
  }
}
