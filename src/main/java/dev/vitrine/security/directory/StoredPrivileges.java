package dev.vitrine.security.directory;

import dev.vitrine.repository.PrivilegeRepository;
import dev.vitrine.repository.PrivilegeRow;
import dev.vitrine.repository.StateDatabase;
import dev.vitrine.snowflake.account.Directory.Granted;
import dev.vitrine.snowflake.account.Directory.Privilege;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Privileges that were granted to roles.
@Singleton
final class StoredPrivileges {

  private final StateDatabase database;
  private final PrivilegeRepository rows;

  StoredPrivileges(StateDatabase database, PrivilegeRepository rows) {
    this.database = database;
    this.rows = rows;
  }

  List<Granted> all() {
    return rows.listOrderByObjectName().stream()
        .map(
            row -> new Granted(privilege(row), row.grantOption(), row.grantedBy(), row.grantedAt()))
        .toList();
  }

  void grant(Granted granted) {
    database.write(() -> {
      List<PrivilegeRow> before = of(granted.privilege());
      boolean passedOn = before.stream().anyMatch(PrivilegeRow::grantOption);
      before.forEach(rows::delete);
      rows.save(row(granted, granted.grantOption() || passedOn));
    });
  }

  void revoke(List<Privilege> privileges) {
    database.write(() -> privileges.forEach(privilege -> of(privilege).forEach(rows::delete)));
  }

  private List<PrivilegeRow> of(Privilege privilege) {
    return rows.findByRoleNameAndObjectName(privilege.role(), privilege.object()).stream()
        .filter(row -> privilege(row).equals(privilege))
        .toList();
  }

  private static Privilege privilege(PrivilegeRow row) {
    return new Privilege(
        row.privilege(), row.objectKind(), row.objectName(), row.roleName(), row.future());
  }

  private static PrivilegeRow row(Granted granted, boolean grantOption) {
    Privilege privilege = granted.privilege();
    return new PrivilegeRow(
        UUID.randomUUID().toString(),
        privilege.privilege(),
        privilege.kind(),
        privilege.object(),
        privilege.role(),
        grantOption,
        privilege.future(),
        granted.grantedBy(),
        granted.at());
  }
}
