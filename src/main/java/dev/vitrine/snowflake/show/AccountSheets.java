package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.Caller;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family.Command;
import java.time.Instant;

/// What belongs to the account, as far as the caller is part of it.
final class AccountSheets {

  private static final String WAREHOUSE = "COMPUTE_WH";

  private AccountSheets() {}

  static Sheet warehouses(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "name state type size min_cluster_count:n max_cluster_count:n started_clusters:n"
                + " running:n queued:n is_default is_current auto_suspend:n auto_resume available"
                + " provisioning quiescing other created_on:t resumed_on:t updated_on:t owner"
                + " comment enable_query_acceleration query_acceleration_max_scale_factor:n"
                + " resource_monitor scaling_policy owner_role_type");
    Instant started = context.environment().now();
    sheet.add(
        WAREHOUSE,
        "STARTED",
        "STANDARD",
        "X-Small",
        1,
        1,
        1,
        0,
        0,
        "Y",
        NamespaceSheets.mark(context.session().warehouse().equals(WAREHOUSE)),
        null,
        "true",
        "100",
        "0",
        "0",
        "0",
        started,
        started,
        started,
        "ACCOUNTADMIN",
        "the embedded warehouse",
        "false",
        0,
        "null",
        "STANDARD",
        "ROLE");
    return sheet;
  }

  /// The caller's roles.
  static Sheet roles(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name is_default is_current is_inherited assigned_to_users:n"
                + " granted_to_roles:n granted_roles:n owner comment");
    Caller caller = context.steps().caller();
    for (String role : new java.util.TreeSet<>(caller.roles())) {
      sheet.add(
          context.environment().now(),
          role,
          NamespaceSheets.mark(role.equals(caller.role())),
          NamespaceSheets.mark(role.equals(context.session().role())),
          "N",
          1,
          0,
          0,
          "",
          "");
    }
    return sheet;
  }

  /// The caller itself.
  static Sheet users(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "name created_on:t login_name display_name first_name last_name email mins_to_unlock"
                + " days_to_expiry comment disabled must_change_password snowflake_lock"
                + " default_warehouse default_namespace default_role");
    Caller caller = context.steps().caller();
    sheet.add(
        caller.user(),
        context.environment().now(),
        caller.user(),
        caller.user(),
        "",
        "",
        "",
        null,
        null,
        "",
        "false",
        "false",
        "false",
        WAREHOUSE,
        "",
        caller.role());
    return sheet;
  }

  static Sheet grants(Asked asked, Context context) {
    Sheet sheet = Sheet.of("created_on:t role granted_to grantee_name granted_by");
    for (String role : new java.util.TreeSet<>(context.steps().caller().roles())) {
      sheet.add(context.environment().now(), role, "USER", context.session().user(), "");
    }
    return sheet;
  }

  /// `SHOW GRANTS` tells the caller's roles; there are no privileges on objects to tell.
  static Command grants(Tokens tokens) {
    boolean own = tokens.isAtEnd() || tokens.is("TO", "USER");
    while (!tokens.isAtEnd()) {
      tokens.next();
    }
    return context ->
        own
            ? grants(
                    new Asked(
                        false,
                        java.util.Optional.empty(),
                        "",
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        Integer.MAX_VALUE,
                        java.util.Optional.empty()),
                    context)
                .answer()
            : Sheet.of(
                    "created_on:t privilege granted_on name granted_to grantee_name grant_option"
                        + " granted_by")
                .answer();
  }
}
