package dev.vitrine.agent.model;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Asks again what another request may mend, with waits that double and a part left to chance, so
/// that those who failed together do not come back together.
final class Patience {

  private final int retries;
  private final Duration first;
  private final Duration longest;

  Patience(ModelConfig config) {
    this.retries = config.retries();
    this.first = config.backoff();
    this.longest = config.longestBackoff();
  }

  /// @throws ModelFailure when the last one failed too
  <T> T ask(Supplier<T> request) {
    for (int attempt = 0; ; attempt++) {
      try {
        return request.get();
      } catch (RuntimeException failure) {
        Cause cause = Cause.of(failure);
        if (!cause.mayPass() || attempt >= retries || !pause(attempt, cause.retryAfter())) {
          throw cause.failure(attempt);
        }
      }
    }
  }

  /// @return whether to go on
  private boolean pause(int attempt, Duration asked) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt, 16));
    Duration wanted = doubled.compareTo(asked) > 0 ? doubled : asked;
    long most = Math.min(wanted.toMillis(), longest.toMillis());
    try {
      Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What is behind an exception of the library.
  private record Cause(boolean mayPass, Duration retryAfter, String why, boolean broken) {

    static Cause of(RuntimeException failure) {
      for (Throwable at = failure; at != null; at = at.getCause()) {
        switch (at) {
          case ModelFailure known -> throw known;
          case StatusFailure status -> {
            return new Cause(status.mayPass(), status.retryAfter(), status.why(), false);
          }
          case Unreached unreached -> {
            return new Cause(true, Duration.ZERO, unreached.why(), false);
          }
          default -> {}
        }
      }
      return new Cause(false, Duration.ZERO, "something that is no answer", true);
    }

    ModelFailure failure(int retries) {
      if (broken) {
        return ModelFailure.broken(why);
      }
      return ModelFailure.outOfReach(
          retries == 0 ? why : why + "; it was asked " + (retries + 1) + " times");
    }
  }
}
