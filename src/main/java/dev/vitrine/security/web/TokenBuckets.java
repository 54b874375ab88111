package dev.vitrine.security.web;

import dev.vitrine.security.ExpiringMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/// A bucket of tokens per name: it fills steadily, a request takes one.
final class TokenBuckets {

  private record Bucket(double tokens, Instant at) {}

  private static final int MOST_NAMES = 100_000;

  private final Clock clock;
  private final int perSecond;
  private final int capacity;
  private final ExpiringMap<String, Bucket> buckets;

  /// @param perSecond zero: no limit
  TokenBuckets(Clock clock, int perSecond, int capacity) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.capacity = Math.max(capacity, 1);
    this.buckets = new ExpiringMap<>(clock, MOST_NAMES);
  }

  /// Takes a token.
  ///
  /// @return how many seconds to wait, where there is none
  synchronized OptionalLong take(String name) {
    if (perSecond <= 0) {
      return OptionalLong.empty();
    }
    Instant now = clock.instant();
    double tokens = buckets.get(name).map(bucket -> filled(bucket, now)).orElse((double) capacity);
    if (tokens < 1) {
      return OptionalLong.of((long) Math.ceil((1 - tokens) / perSecond));
    }
    buckets.put(name, new Bucket(tokens - 1, now), now.plus(timeToFill()));
    return OptionalLong.empty();
  }

  private double filled(Bucket bucket, Instant now) {
    double seconds = Duration.between(bucket.at(), now).toNanos() / 1e9;
    return Math.min(capacity, bucket.tokens() + Math.max(seconds, 0) * perSecond);
  }

  /// A bucket that was left alone for so long is full again and need not be remembered.
  private Duration timeToFill() {
    return Duration.ofSeconds(capacity / perSecond + 1L);
  }
}
