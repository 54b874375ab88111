package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.account.Directory.Granted;
import dev.vitrine.snowflake.account.Directory.Privilege;
import dev.vitrine.snowflake.account.Directory.RoleGrant;
import dev.vitrine.snowflake.account.ObjectNames;
import dev.vitrine.snowflake.account.Rights;
import dev.vitrine.snowflake.ddl.Messages;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// `SHOW GRANTS`.
final class GrantSheets {

  private static final String PRIVILEGES =
      "created_on:t privilege granted_on name granted_to grantee_name grant_option granted_by";
  private static final String FUTURE =
      "created_on:t privilege grant_on name grant_to grantee_name grant_option";
  private static final String ROLES = "created_on:t role granted_to grantee_name granted_by";

  private GrantSheets() {}

  /// Reads what follows `SHOW GRANTS`.
  static Command present(Tokens tokens) {
    if (tokens.isAtEnd()) {
      return context -> toUser(context.session().user(), context);
    }
    if (tokens.take("ON")) {
      ObjectNames object = ObjectNames.read(tokens);
      return context -> onObject(object.resolved(context), context);
    }
    if (tokens.peek(1).is("DATABASE") && tokens.peek(2).is("ROLE")) {
      throw Problems.unsupported("DATABASE ROLE");
    }
    if (tokens.take("OF", "ROLE")) {
      String role = tokens.single().name();
      return context -> ofRole(role, context);
    }
    tokens.require("TO");
    if (tokens.take("USER")) {
      String user = tokens.single().name();
      return context -> toUser(user, context);
    }
    tokens.take("ROLE");
    String role = tokens.single().name();
    return context -> toRole(role, context);
  }

  /// Reads what follows `SHOW FUTURE GRANTS`.
  static Command future(Tokens tokens) {
    if (tokens.take("TO", "ROLE")) {
      String role = tokens.single().name();
      return context -> {
        requireRole(role, context);
        return future(one -> one.role().equals(role), context);
      };
    }
    tokens.require("IN");
    ObjectNames namespace = ObjectNames.read(tokens);
    return context -> {
      String name = namespace.find(context);
      return future(one -> one.object().equals(name), context);
    };
  }

  private static Answer future(Predicate<Privilege> which, Context context) {
    Sheet sheet = Sheet.of(FUTURE);
    for (Granted granted : Rights.directory(context).privileges()) {
      Privilege one = granted.privilege();
      if (one.future() && which.test(one)) {
        sheet.add(
            granted.at(),
            one.privilege(),
            one.kind().replace(' ', '_'),
            one.object() + ".<" + one.kind() + ">",
            "ROLE",
            one.role(),
            Boolean.toString(granted.grantOption()));
      }
    }
    return sheet.answer();
  }

  private static Answer onObject(ObjectNames object, Context context) {
    String name = object.find(context);
    Sheet sheet = Sheet.of(PRIVILEGES);
    boolean owned =
        add(
            sheet,
            context,
            (one, at) ->
                one.kind().equals(object.kind())
                    && one.object().equals(name)
                    && !at.isBefore(object.created(context)));
    if (!owned) {
      object
          .owner(context)
          .ifPresent(owner -> addOwner(sheet, object.created(context), object.kind(), name, owner));
    }
    return sheet.answer();
  }

  private static void addOwner(
      Sheet sheet, Instant created, String kind, String name, String owner) {
    sheet.add(created, "OWNERSHIP", kind.replace(' ', '_'), name, "ROLE", owner, "true", owner);
  }

  private static Answer toRole(String role, Context context) {
    requireRole(role, context);
    Sheet sheet = Sheet.of(PRIVILEGES);
    for (RoleGrant grant : Rights.directory(context).roleGrants()) {
      if (grant.toRole() && grant.grantee().equals(role)) {
        sheet.add(
            grant.at(), "USAGE", "ROLE", grant.role(), "ROLE", role, "false", grant.grantedBy());
      }
    }
    add(
        sheet,
        context,
        (one, at) ->
            one.role().equals(role) && ObjectNames.isThere(one.kind(), one.object(), at, context));
    return sheet.answer();
  }

  /// @return whether an owner is among them
  private static boolean add(Sheet sheet, Context context, BiPredicate<Privilege, Instant> which) {
    boolean owned = false;
    for (Granted granted : Rights.directory(context).privileges()) {
      Privilege one = granted.privilege();
      if (!one.future() && which.test(one, granted.at())) {
        owned |= one.privilege().equals("OWNERSHIP");
        sheet.add(
            granted.at(),
            one.privilege(),
            one.kind().replace(' ', '_'),
            one.object(),
            "ROLE",
            one.role(),
            Boolean.toString(granted.grantOption()),
            granted.grantedBy());
      }
    }
    return owned;
  }

  private static Answer toUser(String user, Context context) {
    boolean own = user.equals(context.session().user());
    if (!own && Rights.directory(context).user(user).isEmpty()) {
      throw Messages.missing("User", user);
    }
    return roleGrants(grant -> !grant.toRole() && grant.grantee().equals(user), context);
  }

  private static Answer ofRole(String role, Context context) {
    requireRole(role, context);
    return roleGrants(grant -> grant.role().equals(role), context);
  }

  private static Answer roleGrants(Predicate<RoleGrant> which, Context context) {
    Sheet sheet = Sheet.of(ROLES);
    Rights.directory(context).roleGrants().stream()
        .filter(which)
        .forEach(grant ->
            sheet.add(
                grant.at(),
                grant.role(),
                grant.toRole() ? "ROLE" : "USER",
                grant.grantee(),
                grant.grantedBy()));
    return sheet.answer();
  }

  private static void requireRole(String role, Context context) {
    if (Rights.directory(context).role(role).isEmpty()) {
      throw Messages.missing("Role", role);
    }
  }
}
