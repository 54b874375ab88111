package dev.vitrine.security.directory;

import dev.vitrine.repository.PrivilegeRepository;
import dev.vitrine.repository.RoleGrantRepository;
import dev.vitrine.repository.RoleGrantRow;
import dev.vitrine.repository.RoleMemberRepository;
import dev.vitrine.repository.RoleMemberRow;
import dev.vitrine.repository.RoleRepository;
import dev.vitrine.repository.RoleRow;
import dev.vitrine.repository.StateDatabase;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.users.Grants;
import dev.vitrine.snowflake.account.Directory.Role;
import dev.vitrine.snowflake.account.Directory.RoleGrant;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Roles, and who has which.
@Singleton
final class StoredRoles {

  private final StateDatabase database;
  private final Grants users;
  private final RoleRepository rows;
  private final RoleGrantRepository grants;
  private final RoleMemberRepository members;
  private final PrivilegeRepository privileges;
  private final Accounts accounts;

  StoredRoles(
      StateDatabase database,
      Grants users,
      RoleRepository rows,
      RoleGrantRepository grants,
      RoleMemberRepository members,
      PrivilegeRepository privileges,
      Accounts accounts) {
    this.database = database;
    this.users = users;
    this.rows = rows;
    this.grants = grants;
    this.members = members;
    this.privileges = privileges;
    this.accounts = accounts;
  }

  List<Role> all() {
    return rows.listOrderByName().stream().map(StoredRoles::role).toList();
  }

  Optional<Role> find(String name) {
    return rows.findById(name).map(StoredRoles::role);
  }

  private static Role role(RoleRow row) {
    return new Role(row.name(), row.owner(), row.remark(), row.createdAt());
  }

  void create(Role role) {
    wholly(() -> {
      RoleRow row = users.createRole(StoredUsers.quoted(role.name()));
      rows.update(row.withOwner(role.owner()).withRemark(role.comment()));
    });
  }

  void change(String name, String owner, String comment) {
    wholly(() ->
        rows.findById(name)
            .ifPresent(row -> rows.update(row.withOwner(owner).withRemark(comment))));
  }

  void rename(String name, String newName) {
    wholly(() -> {
      RoleRow row = rows.findById(name).orElseThrow();
      users.createRole(StoredUsers.quoted(newName));
      rows.update(row.renamed(newName));
      grants.renameRole(name, newName);
      members.renameRole(name, newName);
      members.renameGrantee(name, newName);
      privileges.renameRole(name, newName);
      rows.deleteById(name);
    });
  }

  void drop(String name) {
    wholly(() -> rows.deleteById(name));
  }

  List<RoleGrant> grants() {
    return Stream.concat(
            members.listOrderByRoleName().stream()
                .map(row ->
                    new RoleGrant(
                        row.roleName(), true, row.grantee(), row.grantedBy(), row.grantedAt())),
            grants.listOrderByRoleName().stream()
                .map(row ->
                    new RoleGrant(
                        row.roleName(), false, row.userName(), row.grantedBy(), row.grantedAt())))
        .toList();
  }

  void grant(RoleGrant grant) {
    wholly(() -> {
      String id = UUID.randomUUID().toString();
      if (!grant.toRole()) {
        if (!grants.existsByUserNameAndRoleName(grant.grantee(), grant.role())) {
          grants.save(
              new RoleGrantRow(id, grant.grantee(), grant.role(), grant.at(), grant.grantedBy()));
        }
      } else if (!members.existsByRoleNameAndGrantee(grant.role(), grant.grantee())) {
        members.save(
            new RoleMemberRow(id, grant.role(), grant.grantee(), grant.grantedBy(), grant.at()));
      }
    });
  }

  void revoke(String role, boolean fromRole, String grantee) {
    wholly(() -> {
      if (fromRole) {
        members.deleteByRoleNameAndGrantee(role, grantee);
      } else {
        grants.deleteByUserNameAndRoleName(grantee, role);
      }
    });
  }

  /// Authentication looks again once it is committed.
  private void wholly(Runnable work) {
    try {
      database.write(work);
    } finally {
      accounts.changed();
    }
  }
}
