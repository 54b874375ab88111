package dev.vitrine.security;

import dev.vitrine.repository.RoleGrantRepository;
import dev.vitrine.repository.RoleGrantRow;
import dev.vitrine.repository.UserRepository;
import dev.vitrine.repository.UserRow;
import dev.vitrine.security.Account.RegisteredKey;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The users as authentication sees them, kept a moment in memory: a change made here is seen at
/// once, one made by another node within [#KEPT].
@Singleton
public final class Accounts {

  /// How long another node's change may stay unseen.
  static final Duration KEPT = Duration.ofSeconds(5);

  /// What the database said of a user a moment ago.
  ///
  /// @param account empty when there is no such user
  /// @param generation of all that is known, when it was asked
  public record Seen(Optional<Account> account, long generation) {}

  private final UserRepository users;
  private final RoleGrantRepository grants;
  private final RoleHierarchy hierarchy;
  private final Clock clock;
  private final ExpiringMap<String, Seen> cache;
  private final AtomicLong generation = new AtomicLong();

  Accounts(UserRepository users, RoleGrantRepository grants, RoleHierarchy hierarchy, Clock clock) {
    this.users = users;
    this.grants = grants;
    this.hierarchy = hierarchy;
    this.clock = clock;
    this.cache = new ExpiringMap<>(clock, 10_000);
  }

  /// @param name as stored
  public Optional<Account> find(String name) {
    return remembered(name).orElseGet(() -> look(name)).account();
  }

  private Seen look(String name) {
    long now = generation.get();
    Seen seen = new Seen(users.findById(name).map(this::account), now);
    cache.put(name, seen, clock.instant().plus(KEPT));
    return seen;
  }

  /// Who logs in under that name with a password: the user who has it as login name, or else the
  /// one of that name who has no other.
  ///
  /// @param name as stored
  public Optional<Account> byLogin(String name) {
    return users
        .findByLoginName(name)
        .or(() -> users.findById(name).filter(row -> row.loginName() == null))
        .map(this::account);
  }

  /// What is known without asking the database: empty when nothing is.
  public Optional<Seen> remembered(String name) {
    return cache.get(name).filter(seen -> seen.generation() == generation.get());
  }

  /// Makes the user known, for an identity provider vouches for them.
  Account create(String name) {
    try {
      users.save(UserRow.named(name, clock.instant()));
    } catch (DataAccessException twice) {
      if (!users.existsById(name)) {
        throw twice;
      }
    }
    changed();
    return find(name).orElseThrow();
  }

  /// To be called after every change of users, grants and keys: forgets what was remembered.
  public void changed() {
    generation.incrementAndGet();
    cache.clear();
  }

  /// Changes with every change.
  long generation() {
    return generation.get();
  }

  private Account account(UserRow row) {
    return new Account(
        row.name(),
        row.disabled() || isOver(row.expiresAt()),
        roles(row),
        new UserDefaults(
            Optional.ofNullable(row.defaultWarehouse()),
            Optional.ofNullable(row.defaultDatabase()),
            Optional.ofNullable(row.defaultSchema())),
        Optional.ofNullable(row.passwordHash()),
        Stream.of(
                key(row.rsaPublicKeyFp(), row.rsaPublicKey()),
                key(row.rsaPublicKey2Fp(), row.rsaPublicKey2()))
            .flatMap(Optional::stream)
            .toList());
  }

  private boolean isOver(@Nullable Instant end) {
    return end != null && !clock.instant().isBefore(end);
  }

  private List<String> roles(UserRow row) {
    List<String> granted = new ArrayList<>();
    hierarchy
        .reach(
            grants.findByUserNameOrderByRoleName(row.name()).stream()
                .map(RoleGrantRow::roleName)
                .toList())
        .forEach(granted::add);
    if (!granted.contains(Roles.PUBLIC)) {
      granted.add(Roles.PUBLIC);
    }
    String first = row.defaultRole() == null ? Roles.PUBLIC : row.defaultRole();
    if (granted.remove(first)) {
      granted.addFirst(first);
    }
    return List.copyOf(granted);
  }

  private static Optional<RegisteredKey> key(@Nullable String fingerprint, @Nullable String key) {
    return fingerprint == null || key == null
        ? Optional.empty()
        : Optional.of(new RegisteredKey(fingerprint, key));
  }
}
