package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.ddl.Attachments;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `CREATE`, `ALTER` and `DROP USER`. No error repeats a text of the statement: it may be a secret.
public final class Users implements Family {

  private static final String OWNER = "OWNER";

  /// What users may change of themselves.
  private static final Set<String> OWN =
      Set.of(
          "PASSWORD",
          "RSA_PUBLIC_KEY",
          "RSA_PUBLIC_KEY_2",
          "DEFAULT_ROLE",
          "DEFAULT_WAREHOUSE",
          "DEFAULT_NAMESPACE",
          "DEFAULT_SECONDARY_ROLES",
          "DISPLAY_NAME",
          "FIRST_NAME",
          "MIDDLE_NAME",
          "LAST_NAME",
          "EMAIL");

  @Override
  public Optional<Command> read(Tokens tokens) {
    int mark = tokens.mark();
    try {
      Optional<Command> command = command(tokens);
      if (command.isPresent()) {
        tokens.requireEnd();
      }
      return command;
    } catch (SqlError error) {
      throw withoutTexts(error, tokens, mark);
    }
  }

  private static Optional<Command> command(Tokens tokens) {
    if (tokens.take("CREATE", "OR", "REPLACE", "USER")) {
      return Optional.of(create(true, tokens));
    }
    if (tokens.take("CREATE", "USER")) {
      return Optional.of(create(false, tokens));
    }
    if (tokens.take("ALTER", "USER")) {
      return Optional.of(alter(tokens));
    }
    return tokens.take("DROP", "USER") ? Optional.of(drop(tokens)) : Optional.empty();
  }

  private static SqlError withoutTexts(SqlError error, Tokens tokens, int mark) {
    String message = error.text();
    tokens.back(mark);
    while (!tokens.isAtEnd()) {
      Token token = tokens.next();
      boolean text = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.DOLLAR_STRING;
      if (text && token.text().length() > 2) {
        message = message.replace(token.text(), "'****'");
      }
    }
    return message.equals(error.text()) ? error : error.saying(message);
  }

  private static Command create(boolean replace, Tokens tokens) {
    boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
    if (replace && ifNotExists) {
      throw Messages.replacesOrKeeps();
    }
    String name = tokens.single().name();
    Map<String, String> properties = UserProperties.checked(Assignments.read(tokens));
    return Acts.definition(context -> {
      Rights.onAccount(context, "CREATE USER", Directory.USERADMIN);
      Optional<Directory.User> before = Rights.directory(context).user(name);
      if (before.isPresent() && ifNotExists) {
        return Messages.existsAlready(name);
      }
      if (before.isPresent() && !replace) {
        throw Messages.exists(name);
      }
      before.ifPresent(user -> remove(user, context));
      Map<String, String> kept = new LinkedHashMap<>(properties);
      kept.put(OWNER, context.session().role());
      kept.values().removeIf(String::isEmpty);
      saying(() -> Rights.directory(context).createUser(name, kept));
      return Messages.created("User", name);
    });
  }

  private static Command drop(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    String name = tokens.single().name();
    tokens.skipCascade();
    return Acts.definition(context -> {
      Optional<Directory.User> user = Rights.directory(context).user(name);
      if (user.isEmpty() && ifExists) {
        return Messages.droppedAlready(name);
      }
      remove(user.orElseThrow(() -> Messages.missing("User", name)), context);
      return Messages.dropped(name);
    });
  }

  private static void remove(Directory.User user, Context context) {
    Rights.onUser(context, user);
    if (user.name().equals(context.session().user())) {
      throw Rights.refused("user '" + user.name() + "': nobody can drop themselves");
    }
    Rights.directory(context).dropUser(user.name());
  }

  private static Command alter(Tokens tokens) {
    boolean ifExists = tokens.take("IF", "EXISTS");
    Optional<String> name =
        isAction(tokens) ? Optional.empty() : Optional.of(tokens.single().name());
    Action action = action(tokens);
    return Acts.definition(context -> {
      String user = name.orElse(context.session().user());
      return ifExists && Rights.directory(context).user(user).isEmpty()
          ? Answer.done()
          : action.on(Acts.user(user, context), context);
    });
  }

  /// Without a name the user's own account is meant.
  private static boolean isAction(Tokens tokens) {
    return (tokens.is("SET") && tokens.peek(2).isSymbol("="))
        || ((tokens.is("ADD") || tokens.is("REMOVE"))
            && (tokens.peek(1).is("PROGRAMMATIC") || tokens.peek(1).is("PAT")));
  }

  /// What is done to a user.
  @FunctionalInterface
  interface Action {
    Answer on(Directory.User user, Context context);
  }

  private static Action action(Tokens tokens) {
    Attachments.refuse(tokens);
    if (tokens.take("SET")) {
      Map<String, String> given = Assignments.read(tokens);
      if (given.isEmpty()) {
        throw tokens.unexpected();
      }
      Map<String, Optional<String>> changes = new LinkedHashMap<>();
      UserProperties.checked(given)
          .forEach((property, value) ->
              changes.put(property, Optional.of(value).filter(text -> !text.isEmpty())));
      return (user, context) -> change(user, changes, context);
    }
    if (tokens.take("UNSET")) {
      List<String> names = Assignments.names(tokens);
      names.forEach(UserProperties::checkName);
      Map<String, Optional<String>> changes = new LinkedHashMap<>();
      names.forEach(property -> changes.put(property, Optional.empty()));
      return (user, context) -> change(user, changes, context);
    }
    if (tokens.take("RENAME", "TO")) {
      String newName = tokens.single().name();
      return (user, context) -> rename(user, newName, context);
    }
    if (tokens.is("RESET", "PASSWORD") || tokens.is("ABORT") || tokens.is("ENROLL")) {
      throw Problems.unsupported("ALTER USER " + tokens.peek().upper());
    }
    return AccessTokens.action(tokens);
  }

  private static Answer change(
      Directory.User user, Map<String, Optional<String>> changes, Context context) {
    boolean own = user.name().equals(context.session().user());
    if (!own || !OWN.containsAll(changes.keySet()) || context.steps().caller().restricted()) {
      Rights.onUser(context, user);
    }
    if (user.get("TYPE").equals("SERVICE") && changes.containsKey("PASSWORD")) {
      throw Problems.plain(
          ErrorCode.INVALID_PROPERTY,
          "invalid value for property 'PASSWORD': a user of type SERVICE has none");
    }
    saying(() -> Rights.directory(context).changeUser(user.name(), changes));
    return Answer.done();
  }

  private static Answer rename(Directory.User user, String newName, Context context) {
    Rights.onUser(context, user);
    if (Rights.directory(context).user(newName).isPresent()) {
      throw Messages.exists(newName);
    }
    saying(() -> Rights.directory(context).renameUser(user.name(), newName));
    return Answer.done();
  }

  /// What the administration refuses, in the words of statements.
  private static void saying(Runnable work) {
    try {
      work.run();
    } catch (SqlError refused) {
      if (refused.code() != ErrorCode.BAD_REQUEST) {
        throw refused.saying("SQL execution error: " + refused.text());
      }
      String reason = refused.text();
      throw reason.startsWith("a password")
          ? new SqlError(
              ErrorCode.PASSWORD_REFUSED,
              "SQL execution error: New password rejected by current password policy. Reason: '"
                  + reason
                  + "'.")
          : new SqlError(
              ErrorCode.INVALID_PROPERTY,
              (reason.startsWith("publicKey")
                      ? "SQL execution error: New public key rejected by current policy. Reason: '"
                      : "SQL execution error: invalid user: '")
                  + reason
                  + "'");
    }
  }
}
