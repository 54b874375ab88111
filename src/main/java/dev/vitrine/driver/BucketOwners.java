package dev.vitrine.driver;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.ExpiringMap;
import dev.vitrine.security.Identity;
import dev.vitrine.security.SessionLogins;
import dev.vitrine.stages.ObjectStore;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// Whose transfer a bucket stands for: requests for its files count against that user's limits, and
/// what drivers write into their `Authorization` is no credential of ours.
@Singleton
final class BucketOwners implements SessionLogins {

  private static final int MOST = 10_000;

  private final ExpiringMap<String, Identity> owners;
  private final Accounts accounts;
  private final Clock clock;

  BucketOwners(Accounts accounts, Clock clock) {
    this.owners = new ExpiringMap<>(clock, MOST);
    this.accounts = accounts;
    this.clock = clock;
  }

  /// May block.
  void opened(String bucket, Caller owner) {
    accounts
        .find(owner.user())
        .map(account -> account.identity(owner.method()))
        .ifPresent(
            identity -> owners.put(bucket, identity, clock.instant().plus(ObjectStore.LASTS)));
  }

  @Override
  public Optional<Identity> identity(HttpRequest<?> request) {
    return bucket(request.getPath()).flatMap(owners::get);
  }

  private static Optional<String> bucket(String path) {
    int end = path.indexOf('/', 1);
    return end < 0
        ? Optional.empty()
        : Optional.of(path.substring(1, end)).filter(ObjectStore::isBucket);
  }
}
