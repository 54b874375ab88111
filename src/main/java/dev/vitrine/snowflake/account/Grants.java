package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.account.Directory.Granted;
import dev.vitrine.snowflake.account.Directory.Privilege;
import dev.vitrine.snowflake.account.Directory.RoleGrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `GRANT` and `REVOKE`, of roles and of privileges.
public final class Grants implements Family {

  @Override
  public Optional<Command> read(Tokens tokens) {
    boolean grant = tokens.take("GRANT");
    if (!grant && !tokens.take("REVOKE")) {
      return Optional.empty();
    }
    if (tokens.is("DATABASE", "ROLE") || tokens.is("APPLICATION", "ROLE")) {
      throw Problems.unsupported(tokens.peek().upper() + " ROLE");
    }
    return Optional.of(tokens.take("ROLE") ? role(grant, tokens) : privileges(grant, tokens));
  }

  private static Command role(boolean grant, Tokens tokens) {
    String role = tokens.single().name();
    tokens.require(grant ? "TO" : "FROM");
    boolean toRole = tokens.take("ROLE");
    if (!toRole) {
      tokens.require("USER");
    }
    String grantee = tokens.single().name();
    return Acts.definition(context -> {
      Rights.onRole(context, Acts.role(role, context));
      String known =
          toRole ? Acts.role(grantee, context).name() : Acts.user(grantee, context).name();
      if (!grant) {
        Rights.directory(context).revokeRole(role, toRole, known);
      } else if (!role.equals(Directory.PUBLIC)) {
        grant(new RoleGrant(role, toRole, known, by(context), now(context)), context);
      }
      return Answer.done();
    });
  }

  private static void grant(RoleGrant grant, Context context) {
    Directory directory = Rights.directory(context);
    boolean circle =
        grant.toRole() && directory.reach(List.of(grant.role())).contains(grant.grantee());
    if (circle) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Role '%s' cannot be granted to role '%s': it would create a role grant cycle."
              .formatted(grant.role(), grant.grantee()));
    }
    directory.grantRole(grant);
  }

  private static Command privileges(boolean grant, Tokens tokens) {
    boolean optionOnly = !grant && tokens.take("GRANT", "OPTION", "FOR");
    List<String> words = Privileges.read(tokens);
    Target written = Target.read(tokens);
    tokens.require(grant ? "TO" : "FROM");
    if (tokens.is("SHARE")
        || tokens.is("DATABASE", "ROLE")
        || tokens.is("APPLICATION")
        || tokens.is("USER")) {
      throw Problems.unsupported("privileges of a " + tokens.peek().upper());
    }
    if (tokens.peek(1).isName()) {
      tokens.take("ROLE");
    }
    String role = tokens.single().name();
    boolean option = grant && tokens.take("WITH", "GRANT", "OPTION");
    boolean revokeCurrent = tail(grant, tokens);
    return Acts.definition(context -> {
      Acts.role(role, context);
      Target target = written.resolved(context);
      List<String> privileges = Privileges.expanded(words, target.kind());
      List<Target.Found> objects = target.find(context);
      mayGrant(target, objects, context);
      for (Target.Found object : objects) {
        List<Privilege> all =
            privileges.stream()
                .map(word ->
                    new Privilege(word, object.kind(), object.name(), role, target.future()))
                .toList();
        if (grant) {
          all.forEach(one -> grant(one, option, revokeCurrent, context));
        } else {
          revoke(all, optionOnly, context);
        }
      }
      return Answer.done();
    });
  }

  /// `REVOKE CURRENT GRANTS`, `COPY CURRENT GRANTS`; `RESTRICT`, `CASCADE`.
  private static boolean tail(boolean grant, Tokens tokens) {
    if (!grant) {
      tokens.skipCascade();
      return false;
    }
    boolean revoke = tokens.take("REVOKE", "CURRENT", "GRANTS");
    if (!revoke) {
      tokens.take("COPY", "CURRENT", "GRANTS");
    }
    return revoke;
  }

  private static void mayGrant(Target target, List<Target.Found> objects, Context context) {
    switch (target.kind()) {
      case "ACCOUNT" -> Rights.onAccount(context, "MANAGE GRANTS", Directory.SECURITYADMIN);
      case "WAREHOUSE" ->
          objects.forEach(one -> Rights.onGrants(context, Acts.warehouse(one.name(), context)));
      case "USER" -> objects.forEach(one -> Rights.onUser(context, Acts.user(one.name(), context)));
      case "ROLE" -> objects.forEach(one -> Rights.onRole(context, Acts.role(one.name(), context)));
      default -> {
        // what schemas hold is everyone's: nothing is enforced there
      }
    }
  }

  /// There is one owner at most.
  private static void grant(
      Privilege privilege, boolean option, boolean revokeCurrent, Context context) {
    Directory directory = Rights.directory(context);
    if (privilege.privilege().equals(Privileges.OWNERSHIP)) {
      directory.revoke(
          directory.privileges().stream()
              .map(Granted::privilege)
              .filter(one -> isSameObject(one, privilege))
              .filter(one -> revokeCurrent || one.privilege().equals(Privileges.OWNERSHIP))
              .toList());
      owned(privilege, context);
    }
    boolean owner = privilege.privilege().equals(Privileges.OWNERSHIP);
    directory.grant(new Granted(privilege, option || owner, by(context), now(context)));
  }

  private static boolean isSameObject(Privilege one, Privilege other) {
    return one.kind().equals(other.kind())
        && one.object().equals(other.object())
        && one.future() == other.future();
  }

  /// Users and roles know their owner themselves.
  private static void owned(Privilege privilege, Context context) {
    Directory directory = Rights.directory(context);
    if (privilege.kind().equals("USER")) {
      directory.changeUser(privilege.object(), Map.of("OWNER", Optional.of(privilege.role())));
    }
    if (privilege.kind().equals("ROLE")) {
      Directory.Role role = Acts.role(privilege.object(), context);
      if (role.owner().isEmpty()) {
        throw Rights.refused("system role '" + role.name() + "'");
      }
      directory.changeRole(role.name(), privilege.role(), role.comment());
    }
  }

  private static void revoke(List<Privilege> privileges, boolean optionOnly, Context context) {
    Directory directory = Rights.directory(context);
    Set<Privilege> wanted = Set.copyOf(privileges);
    List<Granted> before = new ArrayList<>(directory.privileges());
    before.removeIf(granted -> !wanted.contains(granted.privilege()));
    directory.revoke(privileges);
    if (optionOnly) {
      before.forEach(granted ->
          directory.grant(
              new Granted(granted.privilege(), false, granted.grantedBy(), granted.at())));
    }
  }

  private static String by(Context context) {
    return context.session().role();
  }

  private static Instant now(Context context) {
    return context.environment().now();
  }
}
