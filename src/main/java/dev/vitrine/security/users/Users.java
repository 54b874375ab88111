package dev.vitrine.security.users;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.UserRepository;
import dev.vitrine.repository.UserRow;
import dev.vitrine.security.Account;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.Identities;
import dev.vitrine.security.Names;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.security.keypair.PublicKeys;
import dev.vitrine.security.password.PasswordHash;
import dev.vitrine.security.password.PasswordLogin;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The users. Every change is seen by authentication at once on this node.
@Singleton
public final class Users {

  /// Which of a user's two keys: two, so that one can be changed while the other is in use.
  public enum KeySlot {
    FIRST,
    SECOND
  }

  private static final int LONGEST_NAME = 255;
  private static final int SHORTEST_PASSWORD = 8;

  private final UserRepository repository;
  private final Accounts accounts;
  private final Clock clock;

  Users(UserRepository repository, Accounts accounts, Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.clock = clock;
  }

  public List<UserRow> all() {
    return repository.listOrderByName();
  }

  /// @param name as written by a client
  /// @throws SqlError `OBJECT_NOT_FOUND`
  public UserRow get(String name) {
    String stored = Names.stored(name);
    return repository.findById(stored).orElseThrow(() -> Missing.user(stored));
  }

  /// The user as authentication sees them.
  public Account account(String name) {
    String stored = Names.stored(name);
    return accounts.find(stored).orElseThrow(() -> Missing.user(stored));
  }

  public boolean exists(String name) {
    return repository.existsById(Names.stored(name));
  }

  /// @param name as written by a client
  /// @throws SqlError `OBJECT_EXISTS`, or `BAD_REQUEST` for a name that cannot be one
  public UserRow create(String name) {
    String stored = Names.stored(name);
    checkName(stored);
    if (repository.existsById(stored)) {
      throw exists(stored, null);
    }
    try {
      UserRow row = repository.save(UserRow.named(stored, clock.instant()));
      accounts.changed();
      return row;
    } catch (DataAccessException twice) {
      throw exists(stored, twice);
    }
  }

  /// With their grants and keys.
  public void delete(String name) {
    repository.deleteById(get(name).name());
    accounts.changed();
  }

  public void setDisabled(String name, boolean disabled) {
    change(name, row -> row.withDisabled(disabled));
  }

  /// @param role as stored; need not be granted yet
  public void setDefaults(String name, Optional<String> role, UserDefaults defaults) {
    change(
        name,
        row ->
            row.withDefaults(
                role.orElse(null),
                defaults.warehouse().orElse(null),
                defaults.database().orElse(null),
                defaults.schema().orElse(null)));
  }

  /// @throws SqlError `BAD_REQUEST` for one that is too short or too long
  public void setPassword(String name, String password) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > PasswordLogin.LONGEST) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "a password has "
              + SHORTEST_PASSWORD
              + " to "
              + PasswordLogin.LONGEST
              + " characters; this one has "
              + password.length());
    }
    String hash = PasswordHash.of(password);
    change(name, row -> row.withPasswordHash(hash));
  }

  public void unsetPassword(String name) {
    change(name, row -> row.withPasswordHash(null));
  }

  /// @param text PEM or base64
  /// @return the key's fingerprint, `SHA256:…`
  /// @throws SqlError `BAD_REQUEST` with what is wrong with it
  public String setPublicKey(String name, KeySlot slot, String text) {
    RSAPublicKey key = read(text);
    String fingerprint = PublicKeys.fingerprint(key);
    String stored = PublicKeys.text(key);
    change(
        name,
        row ->
            switch (slot) {
              case FIRST -> row.withFirstKey(stored, fingerprint);
              case SECOND -> row.withSecondKey(stored, fingerprint);
            });
    return "SHA256:" + fingerprint;
  }

  public void unsetPublicKey(String name, KeySlot slot) {
    change(
        name,
        row ->
            switch (slot) {
              case FIRST -> row.withFirstKey(null, null);
              case SECOND -> row.withSecondKey(null, null);
            });
  }

  private static RSAPublicKey read(String text) {
    try {
      return PublicKeys.rsa(text);
    } catch (IllegalArgumentException unusable) {
      throw SqlError.because(
          ErrorCode.BAD_REQUEST, "publicKey: " + unusable.getMessage(), unusable);
    }
  }

  private void change(String name, UnaryOperator<UserRow> change) {
    repository.update(change.apply(get(name)));
    accounts.changed();
  }

  private static void checkName(String name) {
    boolean printable = name.chars().noneMatch(c -> Character.isISOControl(c) || c == '"');
    if (name.isBlank() || name.length() > LONGEST_NAME || !printable) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "a user's name has 1 to " + LONGEST_NAME + " printable characters and no quotes inside");
    }
    if (name.startsWith(Identities.ANONYMOUS)) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "names that start with " + Identities.ANONYMOUS + " are kept for callers without one");
    }
  }

  private static SqlError exists(String name, @org.jspecify.annotations.Nullable Throwable cause) {
    String message = "User '" + name + "' already exists.";
    return cause == null
        ? new SqlError(ErrorCode.OBJECT_EXISTS, message)
        : SqlError.because(ErrorCode.OBJECT_EXISTS, message, cause);
  }
}
