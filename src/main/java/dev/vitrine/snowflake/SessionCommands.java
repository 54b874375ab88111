package dev.vitrine.snowflake;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.account.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `USE`, `SET`, `UNSET`, `ALTER SESSION`.
final class SessionCommands implements Family {

  /// Every database has it, and no catalog.
  private static final String INFORMATION = "INFORMATION_SCHEMA";

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (tokens.take("USE")) {
      return Optional.of(use(tokens));
    }
    if (tokens.take("UNSET")) {
      List<Ident> names = tokens.isSymbol("(") ? tokens.idents() : List.of(tokens.ident());
      return Optional.of(context -> {
        names.forEach(name -> context.session().variables().remove(name.name()));
        return Answer.done();
      });
    }
    if (tokens.take("ALTER", "SESSION")) {
      return Optional.of(alterSession(tokens));
    }
    return tokens.take("SET") ? Optional.of(set(tokens)) : Optional.empty();
  }

  private static Command use(Tokens tokens) {
    if (tokens.take("ROLE")) {
      Ident role = tokens.single();
      return context -> useRole(role.name(), context);
    }
    if (tokens.take("SECONDARY", "ROLES")) {
      return secondaryRoles(tokens);
    }
    if (tokens.take("WAREHOUSE")) {
      Ident warehouse = tokens.single();
      return context -> useWarehouse(warehouse.name(), context);
    }
    if (tokens.take("DATABASE")) {
      Name name = tokens.name();
      return context -> useDatabase(name, context);
    }
    if (tokens.take("SCHEMA")) {
      Name name = tokens.name();
      return context -> useSchema(name, context);
    }
    Name name = tokens.name();
    return context -> name.parts().size() > 1 ? useSchema(name, context) : useEither(name, context);
  }

  private static Answer useRole(String role, Context context) {
    Directory directory = context.statements().directory();
    if (!directory.available(context.steps().caller()).contains(role)) {
      if (directory.role(role).isEmpty()) {
        throw missing();
      }
      throw new SqlError(
          ErrorCode.ROLE_NOT_ASSIGNED,
          "SQL access control error:\nRequested role '"
              + role
              + "' is not assigned to the executing user. Specify another role to activate.");
    }
    context.session().useRole(role);
    return Answer.done();
  }

  private static Command secondaryRoles(Tokens tokens) {
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.single().name());
    } while (tokens.takeSymbol(","));
    String said = names.equals(List.of("NONE")) ? "" : String.join(",", names);
    return context -> {
      List<String> available = context.statements().directory().available(context.steps().caller());
      if (!said.isEmpty() && !said.equals("ALL") && !available.containsAll(names)) {
        throw missing();
      }
      context.session().useSecondaryRoles(said);
      return Answer.done();
    };
  }

  private static Answer useWarehouse(String warehouse, Context context) {
    if (context.statements().directory().warehouse(warehouse).isEmpty()) {
      throw missing();
    }
    context.session().useWarehouse(warehouse);
    return Answer.done();
  }

  private static Answer useDatabase(Name name, Context context) {
    var database =
        context
            .environment()
            .catalog()
            .database(name.object())
            .orElseThrow(SessionCommands::missing);
    context.session().use(name.object(), database.schema("PUBLIC").isPresent() ? "PUBLIC" : "");
    return Answer.done();
  }

  private static Answer useSchema(Name name, Context context) {
    String database = name.schema().orElse(context.session().database());
    Catalog catalog = context.environment().catalog();
    boolean told = name.object().equals(INFORMATION) && catalog.database(database).isPresent();
    if (!told && catalog.schema(database, name.object()).isEmpty()) {
      throw missing();
    }
    context.session().use(database, name.object());
    return Answer.done();
  }

  private static Answer useEither(Name name, Context context) {
    boolean isDatabase = context.environment().catalog().database(name.object()).isPresent();
    return isDatabase ? useDatabase(name, context) : useSchema(name, context);
  }

  private static SqlError missing() {
    return Problems.plain(
        ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
        "Object does not exist, or operation cannot be performed.");
  }

  private static Command set(Tokens tokens) {
    List<Ident> names = tokens.isSymbol("(") ? tokens.idents() : List.of(tokens.ident());
    tokens.requireSymbol("=");
    Expr value = new Parser(tokens).expression();
    List<Expr> values =
        switch (value) {
          case Expr.Tuple tuple -> tuple.items();
          case Expr.Parens parens when names.size() == 1 -> List.of(parens.inner());
          default -> List.of(value);
        };
    return context -> assign(names, values, context);
  }

  private static Answer assign(List<Ident> names, List<Expr> values, Context context) {
    if (names.size() != values.size()) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "%d variables cannot take %d values".formatted(names.size(), values.size()));
    }
    List<Typed> results = new ArrayList<>();
    for (Expr value : values) {
      results.add(evaluate(value, context));
    }
    for (int i = 0; i < names.size(); i++) {
      context.session().variables().put(names.get(i).name(), results.get(i));
    }
    return Answer.done();
  }

  /// The value itself: later statements must not compute it again.
  private static Typed evaluate(Expr expression, Context context) {
    Translator translator = context.translator();
    Typed typed = translator.expressions(Scope.root(translator.problems())).translate(expression);
    if (typed.constant() != null || typed.isNull()) {
      return typed;
    }
    List<@Nullable String> row =
        context
            .steps()
            .read(
                "SELECT CAST(" + typed.exactly().sql() + " AS VARCHAR)",
                context.steps().values(translator.bindOrder(), 0),
                1)
            .getFirst();
    return Literals.of(row.getFirst(), typed.type());
  }

  private static Command alterSession(Tokens tokens) {
    if (tokens.take("UNSET")) {
      List<String> names = new ArrayList<>();
      do {
        names.add(tokens.ident().name());
      } while (tokens.takeSymbol(",") || tokens.peek().isName());
      return context -> {
        List<Setting> standards =
            names.stream()
                .map(name -> new Setting(name, SessionParameters.defaultOf(name)).checked())
                .toList();
        standards.forEach(standard -> apply(standard, context));
        standards.forEach(standard -> context.session().unset(standard.name()));
        return Answer.done();
      };
    }
    tokens.require("SET");
    List<Setting> settings = new ArrayList<>();
    do {
      String name = tokens.ident().name();
      tokens.requireSymbol("=");
      settings.add(new Setting(name, tokens.takeString().orElseGet(() -> tokens.next().text())));
      tokens.takeSymbol(",");
    } while (tokens.peek().isName());
    return context -> {
      // all of them are looked at before one holds
      List<Setting> checked = settings.stream().map(Setting::checked).toList();
      checked.forEach(setting -> apply(setting, context));
      return Answer.done();
    };
  }

  private record Setting(String name, String value) {

    private Setting checked() {
      if (!SessionParameters.isKnown(name)) {
        throw Problems.plain(ErrorCode.INVALID_PARAMETER, "invalid parameter '" + name + "'");
      }
      return new Setting(name.toUpperCase(Locale.ROOT), SessionParameters.checked(name, value));
    }
  }

  /// Where it changes, the open transaction is committed.
  private static void autocommit(String value, Context context) {
    if (!context.session().parameter("AUTOCOMMIT").equalsIgnoreCase(value)) {
      context.session().transactions().commitBefore(context.steps());
    }
  }

  private static void apply(Setting checked, Context context) {
    if (checked.name().equals("TIMEZONE")) {
      context.steps().scratch("SET TimeZone = " + StringLiterals.quoted(checked.value()));
    }
    if (checked.name().equals("AUTOCOMMIT")) {
      autocommit(checked.value(), context);
    }
    context.session().set(checked.name(), checked.value());
  }
}
