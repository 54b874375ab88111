package dev.vitrine.snowflake.account;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Context;
import java.util.List;
import java.util.Set;

/// Who may administer: judged by the session's current role and the roles that it has with it. What
/// schemas hold everyone may use; privileges on it are recorded only.
public final class Rights {

  private Rights() {}

  public static Directory directory(Context context) {
    return context.statements().directory();
  }

  /// Whether the current role is, or has with it, that role.
  public static boolean has(Context context, String role) {
    return reach(context).contains(role);
  }

  private static Set<String> reach(Context context) {
    return directory(context).reach(List.of(context.session().role()));
  }

  /// @param privilege on the account, which stands for the administrator's role
  static void onAccount(Context context, String privilege, String administrator) {
    Set<String> reach = reach(context);
    boolean granted =
        directory(context).privileges().stream()
            .map(Directory.Granted::privilege)
            .anyMatch(one ->
                one.kind().equals("ACCOUNT")
                    && one.privilege().equals(privilege)
                    && reach.contains(one.role()));
    if (!granted && !reach.contains(administrator)) {
      throw refused("account 'VITRINE'");
    }
  }

  /// To change a user: the role that owns them, or SECURITYADMIN; an account administrator only by
  /// another one.
  static void onUser(Context context, Directory.User user) {
    Set<String> reach = reach(context);
    boolean administrator = roles(user, context).contains(Directory.ACCOUNTADMIN);
    boolean may =
        administrator
            ? reach.contains(Directory.ACCOUNTADMIN)
            : reach.contains(user.owner()) || reach.contains(Directory.SECURITYADMIN);
    if (!may) {
      throw refused("user '" + user.name() + "'");
    }
  }

  private static Set<String> roles(Directory.User user, Context context) {
    List<String> direct =
        directory(context).roleGrants().stream()
            .filter(grant -> !grant.toRole() && grant.grantee().equals(user.name()))
            .map(Directory.RoleGrant::role)
            .toList();
    return directory(context).reach(direct);
  }

  /// To change or grant a role: the role that owns it, or SECURITYADMIN; one that has ACCOUNTADMIN
  /// only an account administrator.
  static void onRole(Context context, Directory.Role role) {
    Set<String> reach = reach(context);
    boolean highest =
        directory(context).reach(List.of(role.name())).contains(Directory.ACCOUNTADMIN);
    boolean owner = !role.owner().isEmpty() && reach.contains(role.owner());
    boolean may =
        highest
            ? reach.contains(Directory.ACCOUNTADMIN)
            : owner || reach.contains(Directory.SECURITYADMIN);
    if (!may) {
      throw refused("role '" + role.name() + "'");
    }
  }

  static void onWarehouse(Context context, Directory.Warehouse warehouse) {
    Set<String> reach = reach(context);
    if (!reach.contains(warehouse.owner()) && !reach.contains(Directory.SYSADMIN)) {
      throw refused("warehouse '" + warehouse.name() + "'");
    }
  }

  /// To grant privileges on a warehouse: who may change it, or SECURITYADMIN.
  static void onGrants(Context context, Directory.Warehouse warehouse) {
    if (!has(context, Directory.SECURITYADMIN)) {
      onWarehouse(context, warehouse);
    }
  }

  static SqlError refused(String what) {
    return new SqlError(
        ErrorCode.NOT_ALLOWED,
        "SQL access control error:\nInsufficient privileges to operate on " + what + ".");
  }
}
