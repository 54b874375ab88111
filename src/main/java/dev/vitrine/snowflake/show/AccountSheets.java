package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.account.Directory;
import dev.vitrine.snowflake.account.Directory.RoleGrant;
import dev.vitrine.snowflake.account.Directory.Token;
import dev.vitrine.snowflake.account.Directory.Warehouse;
import dev.vitrine.snowflake.account.Rights;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Warehouses, roles and access tokens.
final class AccountSheets {

  private AccountSheets() {}

  static Sheet warehouses(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "name state type size min_cluster_count:n max_cluster_count:n started_clusters:n"
                + " running:n queued:n is_default is_current auto_suspend:n auto_resume available"
                + " provisioning quiescing other created_on:t resumed_on:t updated_on:t owner"
                + " comment enable_query_acceleration query_acceleration_max_scale_factor:n"
                + " resource_monitor scaling_policy owner_role_type");
    String preferred = preferred(context);
    for (Warehouse warehouse : Rights.directory(context).warehouses()) {
      boolean started = !warehouse.get("STATE", "").equals("SUSPENDED");
      sheet.add(
          warehouse.name(),
          started ? "STARTED" : "SUSPENDED",
          warehouse.get("WAREHOUSE_TYPE", "STANDARD"),
          warehouse.get("WAREHOUSE_SIZE", "X-Small"),
          warehouse.get("MIN_CLUSTER_COUNT", "1"),
          warehouse.get("MAX_CLUSTER_COUNT", "1"),
          started ? 1 : 0,
          0,
          0,
          NamespaceSheets.mark(warehouse.name().equals(preferred)),
          NamespaceSheets.mark(warehouse.name().equals(context.session().warehouse())),
          number(warehouse.get("AUTO_SUSPEND", "600")),
          warehouse.get("AUTO_RESUME", "true"),
          started ? "100" : "",
          started ? "0" : "",
          started ? "0" : "",
          started ? "0" : "",
          warehouse.created(),
          warehouse.created(),
          warehouse.updated(),
          warehouse.owner(),
          warehouse.get("COMMENT", ""),
          warehouse.get("ENABLE_QUERY_ACCELERATION", "false"),
          warehouse.get("QUERY_ACCELERATION_MAX_SCALE_FACTOR", "8"),
          warehouse.get("RESOURCE_MONITOR", "null"),
          warehouse.get("SCALING_POLICY", "STANDARD"),
          "ROLE");
    }
    return sheet;
  }

  private static @Nullable String number(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String preferred(Context context) {
    return Rights.directory(context)
        .user(context.session().user())
        .map(user -> user.get("DEFAULT_WAREHOUSE"))
        .filter(name -> !name.isEmpty())
        .orElse("COMPUTE_WH");
  }

  /// All for who may administer them, else those that the caller may use.
  static Sheet roles(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name is_default is_current is_inherited assigned_to_users:n"
                + " granted_to_roles:n granted_roles:n owner comment");
    Directory directory = Rights.directory(context);
    List<RoleGrant> grants = directory.roleGrants();
    List<String> available = directory.available(context.steps().caller());
    boolean all = Rights.has(context, Directory.USERADMIN);
    String current = context.session().role();
    for (Directory.Role role : directory.roles()) {
      String name = role.name();
      if (!all && !available.contains(name)) {
        continue;
      }
      sheet.add(
          role.created(),
          name,
          NamespaceSheets.mark(name.equals(available.getFirst())),
          NamespaceSheets.mark(name.equals(current)),
          NamespaceSheets.mark(
              !name.equals(current) && directory.reach(List.of(current)).contains(name)),
          count(grants, grant -> !grant.toRole() && grant.role().equals(name)),
          count(grants, grant -> grant.toRole() && grant.role().equals(name)),
          count(grants, grant -> grant.toRole() && grant.grantee().equals(name)),
          role.owner(),
          role.comment());
    }
    return sheet;
  }

  private static long count(List<RoleGrant> grants, Predicate<RoleGrant> which) {
    return grants.stream().filter(which).count();
  }

  /// A user's access tokens, never their secrets.
  static Sheet tokens(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "name user_name role_restriction expires_at:t status comment created_on:t created_by"
                + " mins_to_bypass_network_policy_requirement:n rotated_to");
    String own = context.session().user();
    String user = asked.in().map(Name::object).orElse(own);
    boolean mayRead = user.equals(own) || Rights.has(context, Directory.SECURITYADMIN);
    if (!mayRead || Rights.directory(context).user(user).isEmpty()) {
      throw Messages.missing("User", user);
    }
    for (Token token : Rights.directory(context).tokens(user)) {
      sheet.add(
          token.name(),
          user,
          token.role().orElse(null),
          token.expires().orElse(null),
          token.live() ? "ACTIVE" : "EXPIRED",
          token.comment(),
          token.created(),
          user,
          null,
          null);
    }
    return sheet;
  }
}
