package dev.vitrine.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Results that lie in their statements' records, kept by what they answer to for statements that
/// come to the same; those that were not asked for longest go first. Safe for any thread.
///
/// @param <K> what they answer to
public final class SmallResults<K> {

  private static final int ENTRY_BYTES = 1024;

  private final Cache<K, Small> cache;

  /// A result of one partition.
  ///
  /// @param bytes gives those of that partition
  /// @param isCurrent whether the same statement would still come to it
  public record Small(ResultInfo info, Supplier<byte[]> bytes, BooleanSupplier isCurrent) {}

  /// @param most bytes in all
  /// @param life of one after it was last asked for
  public SmallResults(long most, Duration life) {
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .<K, Small>weigher((_, small) -> (int) small.info().storedBytes() + ENTRY_BYTES)
            .expireAfterAccess(life)
            .build();
  }

  /// Empty also for one that is not current any more, which goes.
  public Optional<Small> find(K key) {
    Optional<Small> found = Optional.ofNullable(cache.getIfPresent(key));
    if (found.isPresent() && !found.get().isCurrent().getAsBoolean()) {
      cache.invalidate(key);
      return Optional.empty();
    }
    return found;
  }

  public void keep(K key, Small small) {
    cache.put(key, small);
  }
}
