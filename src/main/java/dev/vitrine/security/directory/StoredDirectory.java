package dev.vitrine.security.directory;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.Account;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.AuditEvent;
import dev.vitrine.security.AuditEvent.Kind;
import dev.vitrine.security.AuditEvent.Outcome;
import dev.vitrine.security.AuditLog;
import dev.vitrine.security.RoleHierarchy;
import dev.vitrine.snowflake.account.Directory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The state database behind the statements about users, roles and warehouses.
@Singleton
final class StoredDirectory implements Directory {

  private final StoredUsers users;
  private final StoredRoles roles;
  private final StoredPrivileges privileges;
  private final StoredWarehouses warehouses;
  private final StoredTokens tokens;
  private final Accounts accounts;
  private final RoleHierarchy hierarchy;
  private final AuditLog audit;

  StoredDirectory(
      StoredUsers users,
      StoredRoles roles,
      StoredPrivileges privileges,
      StoredWarehouses warehouses,
      StoredTokens tokens,
      Accounts accounts,
      RoleHierarchy hierarchy,
      AuditLog audit) {
    this.users = users;
    this.roles = roles;
    this.privileges = privileges;
    this.warehouses = warehouses;
    this.tokens = tokens;
    this.accounts = accounts;
    this.hierarchy = hierarchy;
    this.audit = audit;
  }

  @Override
  public void did(Caller caller, String statement) {
    audit.record(
        AuditEvent.of(Kind.ADMIN, Outcome.ALLOWED).by(caller).with("statement", statement));
  }

  @Override
  public List<User> users() {
    return users.all();
  }

  @Override
  public Optional<User> user(String name) {
    return users.find(name);
  }

  @Override
  public void createUser(String name, Map<String, String> properties) {
    users.create(name, properties);
  }

  @Override
  public void changeUser(String name, Map<String, Optional<String>> changes) {
    users.change(name, changes);
  }

  @Override
  public void renameUser(String name, String newName) {
    users.rename(name, newName);
  }

  @Override
  public void dropUser(String name) {
    users.drop(name);
  }

  @Override
  public List<Role> roles() {
    return roles.all();
  }

  @Override
  public Optional<Role> role(String name) {
    return roles.find(name);
  }

  @Override
  public void createRole(Role role) {
    roles.create(role);
  }

  @Override
  public void changeRole(String name, String owner, String comment) {
    roles.change(name, owner, comment);
  }

  @Override
  public void renameRole(String name, String newName) {
    roles.rename(name, newName);
  }

  @Override
  public void dropRole(String name) {
    roles.drop(name);
  }

  @Override
  public List<RoleGrant> roleGrants() {
    return roles.grants();
  }

  @Override
  public void grantRole(RoleGrant grant) {
    roles.grant(grant);
  }

  @Override
  public void revokeRole(String role, boolean fromRole, String grantee) {
    roles.revoke(role, fromRole, grantee);
  }

  @Override
  public Set<String> reach(List<String> names) {
    return hierarchy.reach(names);
  }

  @Override
  public List<String> available(Caller caller) {
    if (caller.restricted()) {
      return List.copyOf(hierarchy.reach(caller.roles()));
    }
    return accounts.find(caller.user()).map(Account::roles).orElse(caller.roles());
  }

  @Override
  public List<Granted> privileges() {
    return privileges.all();
  }

  @Override
  public void grant(Granted granted) {
    privileges.grant(granted);
  }

  @Override
  public void revoke(List<Privilege> revoked) {
    privileges.revoke(revoked);
  }

  @Override
  public List<Warehouse> warehouses() {
    return warehouses.all();
  }

  @Override
  public Optional<Warehouse> warehouse(String name) {
    return warehouses.find(name);
  }

  @Override
  public void createWarehouse(String name, String owner, Map<String, String> properties) {
    warehouses.create(name, owner, properties);
  }

  @Override
  public void changeWarehouse(String name, Map<String, Optional<String>> changes) {
    warehouses.change(name, changes);
  }

  @Override
  public void renameWarehouse(String name, String newName) {
    warehouses.rename(name, newName);
  }

  @Override
  public void dropWarehouse(String name) {
    warehouses.drop(name);
  }

  @Override
  public List<Token> tokens(String user) {
    return tokens.of(user);
  }

  @Override
  public String createToken(Token token) {
    return tokens.create(token);
  }

  @Override
  public void removeToken(String user, String name) {
    tokens.remove(user, name);
  }
}
