package dev.vitrine.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Answers that are given again for a while instead of being asked for: at most so many bytes of
/// them, none older than so long. Safe for any thread.
///
/// @param <K> what was asked, with everything that the answer depends on
/// @param <V> the answer, which nobody may change
public final class Remembered<K, V> {

  private static final int ENTRY_BYTES = 512;

  private final Cache<K, V> answers;

  /// @param bytes that all answers together may take
  /// @param kept how long an answer is good; zero remembers nothing
  /// @param size bytes of one answer
  public Remembered(long bytes, Duration kept, ToIntFunction<V> size, Clock clock) {
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .<K, V>weigher((_, answer) -> size.applyAsInt(answer) + ENTRY_BYTES)
            .expireAfterWrite(kept)
            .ticker(ticker)
            .build();
  }

  public Optional<V> get(K question) {
    return Optional.ofNullable(answers.getIfPresent(question));
  }

  public void put(K question, V answer) {
    answers.put(question, answer);
  }

  /// Forgets the answers to some questions.
  public void forget(Predicate<K> those) {
    answers.asMap().keySet().removeIf(those);
  }
}
