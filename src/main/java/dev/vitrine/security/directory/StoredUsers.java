package dev.vitrine.security.directory;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.ApiKeyRepository;
import dev.vitrine.repository.RoleGrantRepository;
import dev.vitrine.repository.StateDatabase;
import dev.vitrine.repository.UserRepository;
import dev.vitrine.repository.UserRow;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.security.users.Users;
import dev.vitrine.security.users.Users.KeySlot;
import dev.vitrine.snowflake.account.Directory.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Users with their properties by Snowflake's names.
@Singleton
final class StoredUsers {

  private static final String SECRET = "********";

  private final StateDatabase database;
  private final Users users;
  private final UserRepository rows;
  private final RoleGrantRepository grants;
  private final ApiKeyRepository keys;
  private final Accounts accounts;
  private final Texts texts;
  private final Clock clock;

  StoredUsers(
      StateDatabase database,
      Users users,
      UserRepository rows,
      RoleGrantRepository grants,
      ApiKeyRepository keys,
      Accounts accounts,
      Texts texts,
      Clock clock) {
    this.database = database;
    this.users = users;
    this.rows = rows;
    this.grants = grants;
    this.keys = keys;
    this.accounts = accounts;
    this.texts = texts;
    this.clock = clock;
  }

  List<User> all() {
    return users.all().stream().map(this::user).toList();
  }

  Optional<User> find(String name) {
    return rows.findById(name).map(this::user);
  }

  void create(String name, Map<String, String> properties) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    properties.forEach((property, value) -> changes.put(property, Optional.of(value)));
    wholly(() -> {
      users.create(quoted(name));
      apply(name, changes);
    });
  }

  void change(String name, Map<String, Optional<String>> changes) {
    wholly(() -> apply(name, changes));
  }

  void rename(String name, String newName) {
    wholly(() -> {
      UserRow row = users.get(quoted(name));
      users.create(quoted(newName));
      // of two rows only one may have the login name
      rows.update(row.withProperties(null, row.expiresAt(), row.properties()));
      rows.update(row.renamed(newName));
      grants.renameUser(name, newName);
      keys.renameUser(name, newName);
      rows.deleteById(name);
      checkLogin(newName);
    });
  }

  void drop(String name) {
    wholly(() -> users.delete(quoted(name)));
  }

  /// Authentication looks again once it is committed.
  private void wholly(Runnable work) {
    try {
      database.write(work);
    } finally {
      accounts.changed();
    }
  }

  private void apply(String name, Map<String, Optional<String>> changes) {
    Map<String, Optional<String>> kept = new TreeMap<>();
    String written = quoted(name);
    changes.forEach((property, value) -> {
      switch (property) {
        case "PASSWORD" -> password(name, value);
        case "RSA_PUBLIC_KEY" -> key(written, KeySlot.FIRST, value);
        case "RSA_PUBLIC_KEY_2" -> key(written, KeySlot.SECOND, value);
        case "DISABLED" ->
            users.setDisabled(written, value.filter(text -> text.equals("true")).isPresent());
        case "DEFAULT_ROLE", "DEFAULT_WAREHOUSE", "DEFAULT_NAMESPACE" ->
            defaults(name, property, value);
        case "LOGIN_NAME", "DAYS_TO_EXPIRY" -> login(name, property, value);
        default -> kept.put(property, value);
      }
    });
    keep(name, kept);
    checkLogin(name);
  }

  private void password(String name, Optional<String> value) {
    value.ifPresentOrElse(
        password -> users.setPassword(quoted(name), password),
        () -> users.unsetPassword(quoted(name)));
    keep(name, Map.of("PASSWORD_LAST_SET_TIME", value.map(_ -> clock.instant().toString())));
  }

  private void key(String written, KeySlot slot, Optional<String> value) {
    value.ifPresentOrElse(
        key -> users.setPublicKey(written, slot, key), () -> users.unsetPublicKey(written, slot));
  }

  private void defaults(String name, String property, Optional<String> value) {
    UserRow row = users.get(quoted(name));
    Optional<String> role = Optional.ofNullable(row.defaultRole());
    Optional<String> warehouse = Optional.ofNullable(row.defaultWarehouse());
    Optional<String> database = Optional.ofNullable(row.defaultDatabase());
    Optional<String> schema = Optional.ofNullable(row.defaultSchema());
    switch (property) {
      case "DEFAULT_ROLE" -> role = value;
      case "DEFAULT_WAREHOUSE" -> warehouse = value;
      default -> {
        database = value.map(namespace -> namespace.split("\\.", 2)[0]);
        schema =
            value
                .filter(namespace -> namespace.indexOf('.') > 0)
                .map(namespace -> namespace.split("\\.", 2)[1]);
      }
    }
    users.setDefaults(quoted(name), role, new UserDefaults(warehouse, database, schema));
  }

  private void login(String name, String property, Optional<String> value) {
    UserRow row = users.get(quoted(name));
    boolean isName = property.equals("LOGIN_NAME");
    rows.update(
        row.withProperties(
            isName ? value.orElse(null) : row.loginName(),
            isName ? row.expiresAt() : value.map(this::inDays).orElse(null),
            row.properties()));
  }

  private Instant inDays(String days) {
    return clock.instant().plus(Duration.ofDays(Long.parseLong(days)));
  }

  private void keep(String name, Map<String, Optional<String>> kept) {
    UserRow row = users.get(quoted(name));
    rows.update(
        row.withProperties(
            row.loginName(), row.expiresAt(), texts.changed(row.properties(), kept)));
  }

  /// No two users log in under the same name.
  private void checkLogin(String name) {
    String login = login(users.get(quoted(name)));
    boolean taken =
        rows.listOrderByName().stream()
            .anyMatch(other -> !other.name().equals(name) && login(other).equals(login));
    if (taken) {
      throw new SqlError(ErrorCode.OBJECT_EXISTS, "Login name '" + login + "' is another user's.");
    }
  }

  private static String login(UserRow row) {
    String login = row.loginName();
    return login == null ? row.name() : login;
  }

  private User user(UserRow row) {
    Map<String, String> all = texts.read(row.properties());
    all.put("LOGIN_NAME", login(row));
    all.put("DISABLED", Boolean.toString(row.disabled()));
    put(all, "PASSWORD", row.passwordHash() == null ? null : SECRET);
    put(all, "DEFAULT_ROLE", row.defaultRole());
    put(all, "DEFAULT_WAREHOUSE", row.defaultWarehouse());
    put(all, "DEFAULT_NAMESPACE", namespace(row));
    put(all, "RSA_PUBLIC_KEY", row.rsaPublicKey());
    put(all, "RSA_PUBLIC_KEY_FP", fingerprint(row.rsaPublicKeyFp()));
    put(all, "RSA_PUBLIC_KEY_2", row.rsaPublicKey2());
    put(all, "RSA_PUBLIC_KEY_2_FP", fingerprint(row.rsaPublicKey2Fp()));
    Instant expires = row.expiresAt();
    if (expires != null) {
      all.put("EXPIRES_AT_TIME", expires.toString());
      double days = Duration.between(clock.instant(), expires).toSeconds() / 86_400.0;
      all.put("DAYS_TO_EXPIRY", Double.toString(days));
    }
    return new User(row.name(), all, row.createdAt());
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  private static @Nullable String namespace(UserRow row) {
    String schema = row.defaultSchema();
    return schema == null ? row.defaultDatabase() : row.defaultDatabase() + "." + schema;
  }

  private static @Nullable String fingerprint(@Nullable String stored) {
    return stored == null ? null : "SHA256:" + stored;
  }

  /// As a client would write it to mean just this name.
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
