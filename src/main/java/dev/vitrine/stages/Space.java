package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The bytes that stages may hold: of one file and of all together. Any thread may take and give.
final class Space {

  private static final Duration HOLDS = Duration.ofSeconds(5);

  private final long fileLimit;
  private final long totalLimit;
  private final AtomicLong used;
  private final LongSupplier measure;
  private final AtomicBoolean shared = new AtomicBoolean();
  private volatile long measured = System.nanoTime();

  /// @param measure looks how many bytes there are
  Space(long fileLimit, long totalLimit, LongSupplier measure) {
    this.fileLimit = fileLimit;
    this.totalLimit = totalLimit;
    this.used = new AtomicLong(measure.getAsLong());
    this.measure = measure;
  }

  long used() {
    measureAgain();
    return used.get();
  }

  /// From now on others write files too, so that only a look tells how many bytes there are.
  ///
  /// @throws SqlError `STAGE_LIMIT` when all is taken
  void othersWrite() {
    shared.set(true);
    measureAgain();
    take(0, 0);
  }

  /// A look costs a walk over all files, so one holds for a while.
  private void measureAgain() {
    if (shared.get() && System.nanoTime() - measured > HOLDS.toNanos()) {
      measured = System.nanoTime();
      used.set(measure.getAsLong());
    }
  }

  void free(long bytes) {
    used.updateAndGet(before -> Math.max(0, before - bytes));
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
