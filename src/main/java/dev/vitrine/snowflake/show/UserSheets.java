package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.account.Directory;
import dev.vitrine.snowflake.account.Directory.User;
import dev.vitrine.snowflake.account.Rights;
import dev.vitrine.snowflake.ddl.Messages;

/// Users. Who is no administrator sees of others the names only.
final class UserSheets {

  private static final String COLUMNS =
      "name created_on:t login_name display_name first_name last_name email mins_to_unlock"
          + " days_to_expiry comment disabled must_change_password snowflake_lock"
          + " default_warehouse default_namespace default_role default_secondary_roles"
          + " ext_authn_duo ext_authn_uid mins_to_bypass_mfa owner last_success_login:t"
          + " expires_at_time:t locked_until_time:t has_password has_rsa_public_key type has_mfa"
          + " has_pat has_workload_identity";

  private UserSheets() {}

  static Sheet users(Asked asked, Context context) {
    Sheet sheet = Sheet.of(COLUMNS);
    for (User user : Rights.directory(context).users()) {
      if (mayRead(user, context)) {
        add(sheet, user, context);
      } else {
        sheet.add(user.name(), user.created());
      }
    }
    return sheet;
  }

  private static boolean mayRead(User user, Context context) {
    return user.name().equals(context.session().user())
        || Rights.has(context, Directory.SECURITYADMIN)
        || Rights.has(context, user.owner());
  }

  private static void add(Sheet sheet, User user, Context context) {
    String expires = user.get("EXPIRES_AT_TIME");
    sheet.add(
        user.name(),
        user.created(),
        user.get("LOGIN_NAME"),
        shown(user),
        user.get("FIRST_NAME"),
        user.get("LAST_NAME"),
        user.get("EMAIL"),
        user.get("MINS_TO_UNLOCK"),
        user.get("DAYS_TO_EXPIRY"),
        user.get("COMMENT"),
        user.get("DISABLED"),
        flag(user, "MUST_CHANGE_PASSWORD"),
        "false",
        user.get("DEFAULT_WAREHOUSE"),
        user.get("DEFAULT_NAMESPACE"),
        user.get("DEFAULT_ROLE"),
        user.get("DEFAULT_SECONDARY_ROLES"),
        "false",
        "",
        user.get("MINS_TO_BYPASS_MFA"),
        user.owner(),
        null,
        expires.isEmpty() ? null : expires,
        null,
        Boolean.toString(!user.get("PASSWORD").isEmpty()),
        Boolean.toString(
            !(user.get("RSA_PUBLIC_KEY_FP") + user.get("RSA_PUBLIC_KEY_2_FP")).isEmpty()),
        user.get("TYPE"),
        "false",
        Boolean.toString(!Rights.directory(context).tokens(user.name()).isEmpty()),
        "false");
  }

  private static String shown(User user) {
    String name = user.get("DISPLAY_NAME");
    return name.isEmpty() ? user.name() : name;
  }

  private static String flag(User user, String property) {
    return Boolean.toString(user.get(property).equals("true"));
  }

  static Command describe(Tokens tokens) {
    String name = tokens.single().name();
    return context -> {
      User user =
          Rights.directory(context)
              .user(name)
              .filter(found -> mayRead(found, context))
              .orElseThrow(() -> Messages.missing("User", name));
      return properties(user).answer();
    };
  }

  private static Sheet properties(User user) {
    Sheet sheet = Sheet.of("property value default description");
    sheet.add("NAME", user.name(), "null", "Name");
    add(sheet, user, "COMMENT", "user comment associated to an object in the dictionary");
    sheet.add("DISPLAY_NAME", shown(user), "null", "Display name of the associated object");
    add(sheet, user, "TYPE", "Type of the user");
    add(sheet, user, "LOGIN_NAME", "Login name of the user");
    add(sheet, user, "FIRST_NAME", "First name of the user");
    add(sheet, user, "MIDDLE_NAME", "Middle name of the user");
    add(sheet, user, "LAST_NAME", "Last name of the user");
    add(sheet, user, "EMAIL", "Email address of the user");
    add(sheet, user, "PASSWORD", "Password of the user");
    sheet.add(
        "MUST_CHANGE_PASSWORD",
        flag(user, "MUST_CHANGE_PASSWORD"),
        "false",
        "User must change the password");
    sheet.add("DISABLED", flag(user, "DISABLED"), "false", "Whether the user is disabled");
    sheet.add("SNOWFLAKE_LOCK", "false", "false", "Whether the user or account is locked");
    add(sheet, user, "DAYS_TO_EXPIRY", "User record will be treated as expired after these days");
    add(sheet, user, "MINS_TO_UNLOCK", "Minutes until a temporary lock of the user is over");
    add(sheet, user, "DEFAULT_WAREHOUSE", "Default warehouse for this user");
    add(sheet, user, "DEFAULT_NAMESPACE", "Default database or schema for this user");
    add(sheet, user, "DEFAULT_ROLE", "Primary role of a session unless another is named");
    add(sheet, user, "DEFAULT_SECONDARY_ROLES", "Secondary roles for this user");
    add(sheet, user, "MINS_TO_BYPASS_MFA", "Minutes to bypass multi-factor authentication");
    add(sheet, user, "RSA_PUBLIC_KEY", "RSA public key of the user");
    add(sheet, user, "RSA_PUBLIC_KEY_FP", "Fingerprint of the user's RSA public key");
    add(sheet, user, "RSA_PUBLIC_KEY_2", "Second RSA public key of the user");
    add(sheet, user, "RSA_PUBLIC_KEY_2_FP", "Fingerprint of the user's second RSA public key");
    add(sheet, user, "PASSWORD_LAST_SET_TIME", "When the password was set last");
    return sheet;
  }

  private static void add(Sheet sheet, User user, String property, String description) {
    String value = user.get(property);
    sheet.add(property, value.isEmpty() ? "null" : value, "null", description);
  }
}
