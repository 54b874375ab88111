package dev.vitrine.kernel;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waiting for what another one holds, while somebody may cancel who waits.
public final class Turn {

  private static final long LOOKS_EVERY_MILLIS = 20;

  /// Takes what is waited for, as `Semaphore::tryAcquire` and `Lock::tryLock` do.
  @FunctionalInterface
  public interface Attempt {
    boolean within(long time, TimeUnit unit) throws InterruptedException;
  }

  private Turn() {}

  /// Returns when it was taken.
  ///
  /// @param isStopping asked now and again
  /// @throws SqlError `CANCELED` when it says so, or the thread is interrupted; then nothing was
  ///   taken
  public static void await(Attempt attempt, BooleanSupplier isStopping) {
    try {
      while (!attempt.within(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (isStopping.getAsBoolean()) {
          throw SqlError.canceled();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw SqlError.canceled();
    }
  }
}
