package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.ddl.Attachments;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `CREATE`, `ALTER` and `DROP ROLE`.
public final class Roles implements Family {

  private static final String COMMENT = "COMMENT";

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (tokens.take("CREATE", "OR", "REPLACE", "ROLE")) {
      return Optional.of(create(true, tokens));
    }
    if (tokens.take("CREATE", "OR", "ALTER", "ROLE")) {
      return Optional.of(createOrAlter(tokens));
    }
    if (tokens.take("CREATE", "ROLE")) {
      return Optional.of(create(false, tokens));
    }
    if (tokens.take("ALTER", "ROLE")) {
      return Optional.of(alter(tokens));
    }
    return tokens.take("DROP", "ROLE") ? Optional.of(drop(tokens)) : Optional.empty();
  }

  private static Command create(boolean replace, Tokens tokens) {
    boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
    if (replace && ifNotExists) {
      throw Messages.replacesOrKeeps();
    }
    String name = tokens.single().name();
    String comment = comment(tokens);
    return Acts.definition(context -> {
      Rights.onAccount(context, "CREATE ROLE", Directory.USERADMIN);
      boolean before = Acts.isRole(name, context);
      if (before && ifNotExists) {
        return Messages.existsAlready(name);
      }
      if (before && !replace) {
        throw Messages.exists(name);
      }
      if (before) {
        remove(name, context);
      }
      return create(name, comment, context);
    });
  }

  private static Answer create(String name, String comment, Context context) {
    Rights.directory(context)
        .createRole(
            new Directory.Role(
                name, context.session().role(), comment, context.environment().now()));
    return Messages.created("Role", name);
  }

  private static Command createOrAlter(Tokens tokens) {
    String name = tokens.single().name();
    String comment = comment(tokens);
    return Acts.definition(context -> {
      if (!Acts.isRole(name, context)) {
        Rights.onAccount(context, "CREATE ROLE", Directory.USERADMIN);
        return create(name, comment, context);
      }
      Directory.Role role = own(name, context);
      Rights.directory(context).changeRole(name, role.owner(), comment);
      return Messages.created("Role", name);
    });
  }

  private static String comment(Tokens tokens) {
    Map<String, String> given = Assignments.read(tokens);
    for (String property : given.keySet()) {
      if (!property.equals(COMMENT)) {
        throw Problems.plain(
            ErrorCode.INVALID_PROPERTY, "invalid property '" + property + "' for 'ROLE'");
      }
    }
    return given.getOrDefault(COMMENT, "");
  }

  private static Command drop(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    String name = tokens.single().name();
    tokens.skipCascade();
    return Acts.definition(context -> {
      if (ifExists && !Acts.isRole(name, context)) {
        return Messages.droppedAlready(name);
      }
      remove(name, context);
      return Messages.dropped(name);
    });
  }

  private static void remove(String name, Context context) {
    own(name, context);
    Rights.directory(context).dropRole(name);
  }

  /// A role that is not one of the system's.
  private static Directory.Role own(String name, Context context) {
    Directory.Role role = Acts.role(name, context);
    Rights.onRole(context, role);
    boolean system =
        Set.of(
                Directory.ACCOUNTADMIN,
                Directory.SECURITYADMIN,
                Directory.USERADMIN,
                Directory.SYSADMIN,
                Directory.PUBLIC)
            .contains(name);
    if (system) {
      throw Rights.refused("system role '" + name + "'");
    }
    return role;
  }

  private static Command alter(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    String name = tokens.single().name();
    Optional<String> newName =
        tokens.take("RENAME", "TO") ? Optional.of(tokens.single().name()) : Optional.empty();
    String comment = newName.isPresent() ? "" : changedComment(tokens);
    return Acts.definition(context -> {
      if (ifExists && !Acts.isRole(name, context)) {
        return Answer.done();
      }
      Directory.Role role = own(name, context);
      if (newName.isEmpty()) {
        Rights.directory(context).changeRole(name, role.owner(), comment);
        return Answer.done();
      }
      if (Acts.isRole(newName.get(), context)) {
        throw Messages.exists(newName.get());
      }
      Rights.directory(context).renameRole(name, newName.get());
      return Answer.done();
    });
  }

  private static String changedComment(Tokens tokens) {
    Attachments.refuse(tokens);
    if (tokens.take("UNSET")) {
      tokens.require(COMMENT);
      return "";
    }
    tokens.require("SET");
    if (!tokens.is(COMMENT)) {
      throw tokens.unexpected();
    }
    return comment(tokens);
  }
}
