package dev.vitrine.security.users;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.RoleGrantRepository;
import dev.vitrine.repository.RoleGrantRow;
import dev.vitrine.repository.RoleRepository;
import dev.vitrine.repository.RoleRow;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.Names;
import dev.vitrine.security.Roles;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The roles, and who has which.
@Singleton
public final class Grants {

  private static final int LONGEST_NAME = 255;

  private final RoleRepository roles;
  private final RoleGrantRepository grants;
  private final Users users;
  private final Accounts accounts;
  private final Clock clock;

  Grants(
      RoleRepository roles,
      RoleGrantRepository grants,
      Users users,
      Accounts accounts,
      Clock clock) {
    this.roles = roles;
    this.grants = grants;
    this.users = users;
    this.accounts = accounts;
    this.clock = clock;
  }

  public List<RoleRow> allRoles() {
    return roles.listOrderByName();
  }

  /// @param name as written by a client
  /// @throws SqlError `OBJECT_EXISTS`, or `BAD_REQUEST` for a name that cannot be one
  public RoleRow createRole(String name) {
    String stored = Names.stored(name);
    if (stored.isBlank()
        || stored.length() > LONGEST_NAME
        || stored.chars().anyMatch(Character::isISOControl)) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "a role's name has 1 to " + LONGEST_NAME + " printable characters");
    }
    if (roles.existsById(stored)) {
      throw new SqlError(ErrorCode.OBJECT_EXISTS, "Role '" + stored + "' already exists.");
    }
    return roles.save(new RoleRow(stored, clock.instant(), "", ""));
  }

  /// Again changes nothing.
  ///
  /// @throws SqlError `OBJECT_NOT_FOUND` where there is no such user or role
  public void grant(String role, String user) {
    String storedUser = users.get(user).name();
    String storedRole = existing(role);
    if (storedRole.equals(Roles.PUBLIC)) {
      return;
    }
    try {
      if (!grants.existsByUserNameAndRoleName(storedUser, storedRole)) {
        grants.save(
            new RoleGrantRow(
                UUID.randomUUID().toString(), storedUser, storedRole, clock.instant(), ""));
      }
    } catch (DataAccessException twice) {
      if (!grants.existsByUserNameAndRoleName(storedUser, storedRole)) {
        throw twice;
      }
    }
    accounts.changed();
  }

  /// Again changes nothing.
  ///
  /// @throws SqlError `OBJECT_NOT_FOUND` where there is no such user or role, `BAD_REQUEST` for
  ///   `PUBLIC`
  public void revoke(String role, String user) {
    String storedUser = users.get(user).name();
    String storedRole = existing(role);
    if (storedRole.equals(Roles.PUBLIC)) {
      throw new SqlError(ErrorCode.BAD_REQUEST, "every user has the role PUBLIC");
    }
    grants.deleteByUserNameAndRoleName(storedUser, storedRole);
    accounts.changed();
  }

  /// The name as stored of a role that there is.
  public String existing(String role) {
    String stored = Names.stored(role);
    if (!roles.existsById(stored)) {
      throw Missing.role(stored);
    }
    return stored;
  }
}
