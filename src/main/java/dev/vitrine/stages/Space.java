package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes that stages may hold: of one file and of all together. Any thread may take and give.
final class Space {

  private final long fileLimit;
  private final long totalLimit;
  private final AtomicLong used;

  Space(long fileLimit, long totalLimit, long used) {
    this.fileLimit = fileLimit;
    this.totalLimit = totalLimit;
    this.used = new AtomicLong(used);
  }

  long used() {
    return used.get();
  }

  void free(long bytes) {
    used.addAndGet(-bytes);
  }

  /// Takes `more` bytes for a file that has `before` already.
  ///
  /// @throws SqlError `STAGE_LIMIT` that names the limit; nothing is taken then
  void take(long before, long more) {
    if (before + more > fileLimit) {
      throw new SqlError(
          ErrorCode.STAGE_LIMIT,
          "the file is larger than the %,d bytes that one file of a stage may have"
              .formatted(fileLimit));
    }
    if (used.addAndGet(more) > totalLimit) {
      used.addAndGet(-more);
      throw new SqlError(
          ErrorCode.STAGE_LIMIT,
          "the stages are full: all files together may have %,d bytes; remove some"
              .formatted(totalLimit));
    }
  }
}
