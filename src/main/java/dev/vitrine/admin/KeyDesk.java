package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.ApiKeyRow;
import dev.vitrine.security.Account;
import dev.vitrine.security.Names;
import dev.vitrine.security.SecretMask;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Issued;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.security.users.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Issues and revokes keys: a key never can do more than who asked for it.
@Singleton
final class KeyDesk {

  private static final long LONGEST_LIFE_SECONDS = 10L * 366 * 86_400;
  private static final int LONGEST_LABEL = 255;

  private final ApiKeys keys;
  private final Users users;
  private final AdminAudit audit;
  private final Clock clock;

  KeyDesk(ApiKeys keys, Users users, AdminAudit audit, Clock clock) {
    this.keys = keys;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param user as stored
  ApiKeyBody issue(Caller caller, String user, NewApiKey wish) {
    Account account = users.account("\"" + user + "\"");
    Optional<String> role = Optional.ofNullable(wish.role()).map(Names::stored);
    checkRole(caller, account, role);
    Issued issued =
        keys.create(new Purpose(user, role, label(wish.label()), end(wish.expiresInSeconds())));
    audit.did(caller, "create API key of " + user, issued.row().id());
    return ApiKeyBody.of(issued.row(), issued.key());
  }

  /// @param mine what the caller may see: another key is like none
  void revoke(Caller caller, String id, Predicate<ApiKeyRow> mine) {
    ApiKeyRow row =
        keys.find(id)
            .filter(mine)
            .orElseThrow(() ->
                new SqlError(
                    ErrorCode.OBJECT_NOT_FOUND,
                    "API key '" + SecretMask.oneLine(id, 64) + "' does not exist."));
    keys.revoke(row.id());
    audit.did(caller, "revoke API key of " + row.userName(), row.id());
  }

  private static void checkRole(Caller caller, Account account, Optional<String> role) {
    if (role.isPresent() && !account.roles().contains(role.get())) {
      throw new SqlError(
          ErrorCode.FORBIDDEN,
          "Role '" + SecretMask.oneLine(role.get(), 128) + "' is not granted to this user.");
    }
    List<String> reach = role.map(List::of).orElse(account.roles());
    if (!caller.isAdmin() && !caller.roles().containsAll(reach)) {
      throw new SqlError(
          ErrorCode.FORBIDDEN,
          "these credentials are restricted to a role; so must be the keys made with them: name"
              + " that role");
    }
  }

  private static String label(@Nullable String wish) {
    String label = wish == null ? "" : wish.strip();
    if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST, "label: at most " + LONGEST_LABEL + " printable characters");
    }
    return label;
  }

  private Optional<Instant> end(@Nullable Long seconds) {
    if (seconds == null) {
      return Optional.empty();
    }
    if (seconds < 1 || seconds > LONGEST_LIFE_SECONDS) {
      throw new SqlError(ErrorCode.BAD_REQUEST, "expiresInSeconds: 1 to " + LONGEST_LIFE_SECONDS);
    }
    return Optional.of(clock.instant().plusSeconds(seconds));
  }
}
