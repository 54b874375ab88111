package dev.vitrine.security.start;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.UserRow;
import dev.vitrine.security.Names;
import dev.vitrine.security.Roles;
import dev.vitrine.security.StartSettings;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.security.password.PasswordHash;
import dev.vitrine.security.users.Grants;
import dev.vitrine.security.users.Users;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.io.PrintStream;
import java.util.Optional;

/// Makes the administrator that `VITRINE_ADMIN_USER` names, with the password and the key that are
/// configured. Where none is, development mode makes a key and prints it, once. Doing it again at
/// each start changes nothing but what was configured anew.
@Context
final class FirstAdministrator {

  private final StartSettings settings;
  private final Users users;
  private final Grants grants;
  private final ApiKeys keys;
  private final PrintStream out;

  FirstAdministrator(
      StartChecks checks, StartSettings settings, Users users, Grants grants, ApiKeys keys) {
    checks.passed();
    this.settings = settings;
    this.users = users;
    this.grants = grants;
    this.keys = keys;
    this.out = System.out;
  }

  @PostConstruct
  void ensure() {
    String name = Names.stored(settings.adminUser());
    if (settings.isDevelopment() || settings.adminPassword() != null || settings.apiKey() != null) {
      ensureUser(name);
      ensurePassword(name);
    }
    ensureKey(name);
  }

  private void ensureUser(String name) {
    String written = "\"" + name + "\"";
    if (!users.exists(written)) {
      create(written);
      users.setDefaults(written, Optional.of(Caller.ADMIN_ROLE), UserDefaults.NONE);
    }
    grants.grant(Caller.ADMIN_ROLE, written);
    grants.grant(Roles.SYSADMIN, written);
  }

  private void create(String written) {
    try {
      users.create(written);
    } catch (SqlError another) {
      // another node was quicker
      if (another.code() != ErrorCode.OBJECT_EXISTS) {
        throw another;
      }
    }
  }

  private void ensurePassword(String name) {
    String password = settings.adminPassword();
    if (password == null) {
      return;
    }
    String written = "\"" + name + "\"";
    UserRow row = users.get(written);
    String stored = row.passwordHash();
    if (stored == null || !PasswordHash.matches(password, stored)) {
      users.setPassword(written, password);
    }
  }

  private void ensureKey(String name) {
    String key = settings.apiKey();
    if (key != null) {
      keys.configure(key, new Purpose(name, Optional.empty(), "VITRINE_API_KEY", Optional.empty()));
      return;
    }
    keys.unconfigure();
    if (settings.isDevelopment() && keys.of(name).isEmpty()) {
      print(
          name,
          keys.create(new Purpose(name, Optional.empty(), "first start", Optional.empty())).key());
    }
  }

  /// On purpose not through the log: logs are kept and shipped.
  private void print(String name, String key) {
    out.println();
    out.println("  First start. Administrator: " + name);
    out.println("  API key (shown this once):  " + key);
    out.println("  Use it as  Authorization: Bearer <key>");
    out.println();
    out.flush();
  }
}
