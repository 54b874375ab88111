package dev.vitrine.security.jwt;

import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.AuthenticationFailure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key set of `vitrine.auth.jwks`, read when first needed, each hour, and when a token names a
/// key that is not in it, but not more often than [#PAUSE]: tokens of strangers must not make us
/// hammer the provider.
@Singleton
final class RemoteKeys {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private record Fetched(List<SigningKey> keys, Instant at) {}

  private final Optional<String> location;
  private final Outbound outbound;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Fetched fetched;
  private volatile Instant tried = Instant.MIN;

  RemoteKeys(AuthSettings settings, Outbound outbound, Clock clock) {
    this.location = Optional.ofNullable(settings.jwks());
    this.outbound = outbound;
    this.clock = clock;
  }

  boolean isConfigured() {
    return location.isPresent();
  }

  /// @param id the key that must be among them, if it can be had
  List<SigningKey> keys(Optional<String> id) {
    if (location.isEmpty()) {
      return List.of();
    }
    Fetched known = fetched;
    boolean stale = known == null || clock.instant().isAfter(known.at().plus(FRESH));
    boolean missing = known != null && id.isPresent() && !contains(known.keys(), id.get());
    if (stale || missing) {
      refresh(location.get());
    }
    Fetched now = fetched;
    if (now == null) {
      throw AuthenticationFailure.unavailable("key set was never read");
    }
    return now.keys();
  }

  private static boolean contains(List<SigningKey> keys, String id) {
    return keys.stream().anyMatch(key -> key.id().filter(id::equals).isPresent());
  }

  private void refresh(String from) {
    fetching.lock();
    try {
      Instant now = clock.instant();
      if (tried.isAfter(now.minus(PAUSE))) {
        return;
      }
      tried = now;
      fetched = new Fetched(KeySet.parse(read(from)), now);
    } catch (IOException | ParseException unreadable) {
      LOG.warn("vitrine.auth.jwks could not be read: {}", unreadable.getMessage());
    } finally {
      fetching.unlock();
    }
  }

  private String read(String from) throws IOException {
    return Outbound.isAddress(from) ? outbound.get(from) : Files.readString(Path.of(from));
  }
}
