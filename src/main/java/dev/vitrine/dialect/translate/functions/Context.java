package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SnowflakeRelease;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What a session is: `CURRENT_DATABASE()` and its like. What only the server knows it is asked for
/// ([Environment#asked]); NULL where it has no answer.
final class Context implements Family {

  private static final String ACCOUNT = "VITRINE";

  /// Answers of the server that stand in brackets only.
  private static final List<String> ASKED =
      List.of("CURRENT_CLIENT", "CURRENT_IP_ADDRESS", "LAST_TRANSACTION");

  @Override
  public void register(Registry registry) {
    text(registry, "CURRENT_DATABASE", Environment::database);
    text(registry, "CURRENT_SCHEMA", Environment::schema);
    text(registry, "CURRENT_ROLE", Environment::role);
    text(registry, "CURRENT_USER", Environment::user);
    text(registry, "CURRENT_WAREHOUSE", Environment::warehouse);
    called(registry, "CURRENT_SESSION", Environment::sessionId);
    called(registry, "INVOKER_ROLE", Environment::role);
    called(registry, "CURRENT_ROLE_TYPE", _ -> "ROLE");
    called(registry, "CURRENT_VERSION", _ -> SnowflakeRelease.VERSION);
    called(registry, "CURRENT_REGION", _ -> "LOCAL");
    called(registry, "CURRENT_SECONDARY_ROLES", _ -> "{\"roles\":\"\",\"value\":\"\"}");
    called(registry, "CURRENT_SCHEMAS", Context::schemas);
    called(registry, "CURRENT_AVAILABLE_ROLES", session -> "[ \"" + session.role() + "\" ]");
    registry.bare("CURRENT_ACCOUNT", 0, call -> asked(call, _ -> ACCOUNT));
    called(registry, "CURRENT_ACCOUNT_NAME", _ -> ACCOUNT);
    registry.bare("CURRENT_ORGANIZATION_NAME", 0, call -> asked(call, _ -> ACCOUNT));
    ASKED.forEach(name -> called(registry, name, _ -> ""));
    registry.bare("CURRENT_TRANSACTION", 0, call -> asked(call, _ -> ""));
    registry.scalar("SYSTEM$ABORT_TRANSACTION", 1, Context::acted);
    registry.scalar("SYSTEM$CANCEL_ALL_QUERIES", 1, Context::acted);
    registry.scalar("SYSTEM$CANCEL_QUERY", 1, Context::acted);
    registry.scalar("SYSTEM$WAIT", 1, 2, Context::acted);
    registry.bare(
        "CURRENT_STATEMENT", 0, call -> Typed.text(call.expressions().problems().text()).opaque());
    registry.scalar("IS_ROLE_IN_SESSION", 1, Context::hasRole);
    registry.scalar("LAST_QUERY_ID", 0, 1, Context::queryId);
    registry.scalar("GETVARIABLE", 1, Context::variable);
  }

  private static void text(Registry registry, String name, Function<Environment, String> value) {
    registry.bare(name, 0, call -> asked(call, value));
  }

  private static void called(Registry registry, String name, Function<Environment, String> value) {
    registry.scalar(name, 0, call -> asked(call, value));
  }

  /// What the server says, or else what the session knows.
  private static Typed asked(FunctionCall call, Function<Environment, String> otherwise) {
    return call.environment()
        .asked(call.name(), List.of())
        .orElseGet(() -> known(otherwise.apply(call.environment())));
  }

  private static Typed acted(FunctionCall call) {
    return call.environment().acted(call.name(), call.args());
  }

  private static Typed known(String text) {
    return text.isEmpty() ? Typed.NO_TEXT : Typed.text(text).opaque();
  }

  private static String schemas(Environment session) {
    return session.schema().isEmpty()
        ? "[]"
        : "[\"" + session.database() + "." + session.schema() + "\"]";
  }

  /// The role itself and PUBLIC, which everybody has.
  private static Typed hasRole(FunctionCall call) {
    return call.environment()
        .asked(call.name(), call.args())
        .orElseGet(() ->
            Typed.of(
                "(%s IN (%s, 'PUBLIC'))"
                    .formatted(call.textSql(0), StringLiterals.quoted(call.environment().role())),
                SqlType.BOOLEAN));
  }

  /// From -1 backwards, from 1 on from the session's first; without a number the last.
  private static Typed queryId(FunctionCall call) {
    int index =
        call.count() == 0
            ? -1
            : call.constantInteger(0)
                .orElseThrow(() ->
                    call.error(
                        ErrorCode.NOT_CONSTANT,
                        "argument 1 to function LAST_QUERY_ID needs to be constant"));
    return call.environment().queryId(index).map(Typed::text).orElse(Typed.NO_TEXT);
  }

  private static Typed variable(FunctionCall call) {
    String name =
        call.constantText(0)
            .orElseThrow(() ->
                call.error(
                    ErrorCode.NOT_CONSTANT,
                    "argument 1 to function GETVARIABLE needs to be constant"));
    return call.environment()
        .variable(name.toUpperCase(Locale.ROOT))
        .map(value -> Casts.explicit(value, SqlType.TEXT, call.environment()).opaque())
        .orElse(Typed.NO_TEXT);
  }
}
