package dev.vitrine.statements;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes that kept results take, in all and for each owner. Results live for a day, so what decides
/// is what lies there when a statement comes, not what it will add.
final class Quota {

  private final long most;
  private final long mostPerCaller;
  private final AtomicLong all = new AtomicLong();
  private final Map<String, Long> byOwner = new ConcurrentHashMap<>();

  Quota(long most, long mostPerCaller) {
    this.most = most;
    this.mostPerCaller = mostPerCaller;
  }

  void add(String owner, long bytes) {
    if (bytes != 0) {
      all.addAndGet(bytes);
      byOwner.merge(owner, bytes, Long::sum);
    }
  }

  void remove(String owner, long bytes) {
    add(owner, -bytes);
    byOwner.remove(owner, 0L);
  }

  /// @throws SqlError `TOO_MANY_REQUESTS` when nothing more is kept for this caller or for anyone
  void check(Caller caller) {
    if (byOwner.getOrDefault(caller.user(), 0L) >= mostPerCaller) {
      throw new SqlError(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many requests: your kept results take all of your "
              + mostPerCaller
              + " bytes; delete some (DELETE /api/v2/statements/HANDLE) or wait until they expire");
    }
    if (all.get() >= most) {
      throw new SqlError(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many requests: kept results take all of the "
              + most
              + " bytes there are for them; try again when some have expired");
    }
  }

  long bytes() {
    return all.get();
  }
}
