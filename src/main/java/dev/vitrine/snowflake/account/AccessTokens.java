package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.account.Directory.Token;
import dev.vitrine.snowflake.ddl.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `ALTER USER … ADD`, `REMOVE PROGRAMMATIC ACCESS TOKEN`.
final class AccessTokens {

  private static final int DAYS = 15;
  private static final int MOST_DAYS = 365;

  private AccessTokens() {}

  static Users.Action action(Tokens tokens) {
    boolean add = tokens.take("ADD");
    if (!add && !tokens.take("REMOVE")) {
      if (tokens.is("ROTATE") || tokens.is("MODIFY")) {
        throw Problems.unsupported("ALTER USER " + tokens.peek().upper());
      }
      throw tokens.unexpected();
    }
    if (!tokens.take("PAT")) {
      tokens.require("PROGRAMMATIC", "ACCESS", "TOKEN");
    }
    String name = tokens.ident().name();
    if (!add) {
      return (user, context) -> remove(user, name, context);
    }
    Map<String, String> given = Assignments.read(tokens);
    given.keySet().forEach(AccessTokens::check);
    int days = days(given.getOrDefault("DAYS_TO_EXPIRY", Integer.toString(DAYS)));
    return (user, context) -> add(user, name, given, days, context);
  }

  private static void check(String property) {
    if (property.equals("MINS_TO_BYPASS_NETWORK_POLICY_REQUIREMENT")) {
      throw Problems.unsupported("PROGRAMMATIC ACCESS TOKEN property " + property);
    }
    if (!List.of("ROLE_RESTRICTION", "DAYS_TO_EXPIRY", "COMMENT").contains(property)) {
      throw Problems.plain(
          ErrorCode.INVALID_PROPERTY,
          "invalid property '" + property + "' for 'PROGRAMMATIC ACCESS TOKEN'");
    }
  }

  private static int days(String given) {
    int days = given.matches("[0-9]{1,4}") ? Integer.parseInt(given) : 0;
    if (days < 1 || days > MOST_DAYS) {
      throw Problems.plain(
          ErrorCode.INVALID_PROPERTY,
          "invalid value for property 'DAYS_TO_EXPIRY': 1 to " + MOST_DAYS);
    }
    return days;
  }

  private static Answer add(
      Directory.User user, String name, Map<String, String> given, int days, Context context) {
    mayChange(user, context);
    Optional<String> role =
        Optional.ofNullable(given.get("ROLE_RESTRICTION")).map(UserProperties::stored);
    role.ifPresent(wanted -> checkRole(user, wanted, context));
    Directory directory = Rights.directory(context);
    if (directory.tokens(user.name()).stream().anyMatch(token -> token.name().equals(name))) {
      throw Messages.exists(name);
    }
    var now = context.environment().now();
    String secret =
        directory.createToken(
            new Token(
                name,
                user.name(),
                role,
                Optional.of(now.plus(Duration.ofDays(days))),
                now,
                given.getOrDefault("COMMENT", ""),
                true));
    return Answer.rows(
        List.of(Column.of("token_name", SqlType.TEXT), Column.of("token_secret", SqlType.TEXT)),
        List.of(List.of(name, secret)));
  }

  private static Answer remove(Directory.User user, String name, Context context) {
    mayChange(user, context);
    Directory directory = Rights.directory(context);
    if (directory.tokens(user.name()).stream().noneMatch(token -> token.name().equals(name))) {
      throw Messages.missing("Programmatic access token", name);
    }
    directory.removeToken(user.name(), name);
    return Answer.done();
  }

  /// A token must not make one that may do more.
  private static void mayChange(Directory.User user, Context context) {
    boolean own = user.name().equals(context.session().user());
    if (!own || context.steps().caller().restricted()) {
      Rights.onUser(context, user);
    }
  }

  private static void checkRole(Directory.User user, String role, Context context) {
    Directory directory = Rights.directory(context);
    List<String> granted =
        directory.roleGrants().stream()
            .filter(grant -> !grant.toRole() && grant.grantee().equals(user.name()))
            .map(Directory.RoleGrant::role)
            .toList();
    if (!role.equals(Directory.PUBLIC) && !directory.reach(granted).contains(role)) {
      throw Messages.missing("Role", role);
    }
  }
}
