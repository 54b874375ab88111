package dev.vitrine.snowflake.account;

import dev.vitrine.kernel.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who keeps users, roles, grants and warehouses: the server's own administration. All names are as
/// stored. A change is there wholly or not at all, and authentication sees it at once.
public interface Directory {

  String ACCOUNTADMIN = "ACCOUNTADMIN";
  String SECURITYADMIN = "SECURITYADMIN";
  String USERADMIN = "USERADMIN";
  String SYSADMIN = "SYSADMIN";
  String PUBLIC = "PUBLIC";

  /// @param properties by Snowflake's upper-case names, of those that are set; a password is told
  ///   as `********`
  record User(String name, Map<String, String> properties, Instant created) {

    /// Its value, empty where it is not set.
    public String get(String property) {
      return properties.getOrDefault(property, "");
    }

    /// The role that may change the user.
    public String owner() {
      return properties.getOrDefault("OWNER", ACCOUNTADMIN);
    }
  }

  /// @param owner empty for those that come with the server
  record Role(String name, String owner, String comment, Instant created) {}

  /// @param grantee a role, or a user
  record RoleGrant(String role, boolean toRole, String grantee, String grantedBy, Instant at) {}

  /// @param kind of the object: `TABLE`, `WAREHOUSE`, `ACCOUNT` …
  /// @param object its name in full
  /// @param future on objects of that kind to come in the database or schema that is named
  record Privilege(String privilege, String kind, String object, String role, boolean future) {}

  /// A [Privilege] that was granted.
  record Granted(Privilege privilege, boolean grantOption, String grantedBy, Instant at) {}

  record Warehouse(
      String name, String owner, Map<String, String> properties, Instant created, Instant updated) {

    /// Its value, or what it is by itself.
    public String get(String property, String otherwise) {
      return properties.getOrDefault(property, otherwise);
    }
  }

  /// A programmatic access token without its secret.
  ///
  /// @param role the only one that it is good for; empty: all of the user's
  /// @param comment as given
  record Token(
      String name,
      String user,
      Optional<String> role,
      Optional<Instant> expires,
      Instant created,
      String comment,
      boolean live) {}

  /// Notes that a statement administered something.
  ///
  /// @param statement its text, whose secrets are not noted
  void did(Caller caller, String statement);

  List<User> users();

  Optional<User> user(String name);

  /// @param properties as [User#properties], and `PASSWORD` in the clear
  /// @throws dev.vitrine.kernel.SqlError what is wrong with one of them, or with the name
  void createUser(String name, Map<String, String> properties);

  /// @param changes an empty value unsets
  void changeUser(String name, Map<String, Optional<String>> changes);

  /// With the roles and tokens; what the user owns elsewhere keeps the old name.
  void renameUser(String name, String newName);

  void dropUser(String name);

  List<Role> roles();

  Optional<Role> role(String name);

  void createRole(Role role);

  void changeRole(String name, String owner, String comment);

  void renameRole(String name, String newName);

  void dropRole(String name);

  List<RoleGrant> roleGrants();

  /// Again changes nothing.
  void grantRole(RoleGrant grant);

  /// Again changes nothing.
  void revokeRole(String role, boolean fromRole, String grantee);

  /// These roles and all that are granted to them, directly or by way of others.
  Set<String> reach(List<String> roles);

  /// The roles that the caller may use now, the default one first.
  List<String> available(Caller caller);

  List<Granted> privileges();

  /// Again changes only whether it may be passed on.
  void grant(Granted granted);

  void revoke(List<Privilege> privileges);

  List<Warehouse> warehouses();

  Optional<Warehouse> warehouse(String name);

  void createWarehouse(String name, String owner, Map<String, String> properties);

  void changeWarehouse(String name, Map<String, Optional<String>> changes);

  void renameWarehouse(String name, String newName);

  void dropWarehouse(String name);

  List<Token> tokens(String user);

  /// @return the secret, which is not known afterwards
  String createToken(Token token);

  void removeToken(String user, String name);
}
