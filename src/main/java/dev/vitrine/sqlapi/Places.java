package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// A bounded number of places for clients that wait, in all and for each user. A waiting client
/// holds no thread, but it holds memory and a socket.
final class Places {

  /// A place taken; given back once, however often it is closed.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  private final String what;
  private final int all;
  private final int perUser;
  private final Semaphore free;
  private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

  /// @param what the places are for, in the plural
  Places(String what, int all, int perUser) {
    this.what = what;
    this.all = all;
    this.perUser = perUser;
    this.free = new Semaphore(all);
  }

  /// @throws SqlError `TOO_MANY_REQUESTS` when no place is left
  Place take(Caller caller) {
    if (taken.merge(caller.user(), 1, Integer::sum) > perUser) {
      giveBack(caller);
      throw full("you have " + perUser);
    }
    if (!free.tryAcquire()) {
      giveBack(caller);
      throw full("there are " + all);
    }
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        free.release();
        giveBack(caller);
      }
    };
  }

  private void giveBack(Caller caller) {
    taken.compute(caller.user(), (user, count) -> count == null || count == 1 ? null : count - 1);
  }

  private SqlError full(String whose) {
    return new SqlError(
        ErrorCode.TOO_MANY_REQUESTS,
        "Too many requests: %s %s, which is the limit; poll without waiting, or come back later"
            .formatted(whose, what));
  }
}
