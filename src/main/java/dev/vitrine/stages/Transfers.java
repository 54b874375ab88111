package dev.vitrine.stages;

import dev.vitrine.kernel.Handle;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What statements asked their clients to carry, for as long as a transfer may last. Any thread may
/// use it.
@Singleton
public final class Transfers {

  private static final int MOST = 10_000;

  private record Begun(Transfer transfer, Instant ends) {}

  private final InstantSource clock;
  private final Map<Handle, Begun> begun = new LinkedHashMap<>();

  @Inject
  Transfers() {
    this(InstantSource.system());
  }

  Transfers(InstantSource clock) {
    this.clock = clock;
  }

  /// The statement of this handle is `PUT` or `GET`, and its client is to do this.
  public synchronized void begin(Handle handle, Transfer transfer) {
    Instant now = clock.instant();
    begun.values().removeIf(known -> known.ends().isBefore(now));
    if (begun.size() >= MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
    begun.put(handle, new Begun(transfer, now.plus(ObjectStore.LASTS)));
  }

  /// Empty when it is over, or another statement's.
  public synchronized Optional<Transfer> of(Handle handle) {
    return Optional.ofNullable(begun.get(handle))
        .filter(known -> clock.instant().isBefore(known.ends()))
        .map(Begun::transfer);
  }
}
