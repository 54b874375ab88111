package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.SessionParameters;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What belongs to the session: parameters, variables, its transaction.
final class SessionSheets {

  private static final Set<String> OBJECTS = Set.of("DATABASE", "SCHEMA", "TABLE");

  private SessionSheets() {}

  static Sheet parameters(Asked asked, Context context) {
    Sheet sheet = Sheet.of("key value default level description type");
    if (OBJECTS.contains(asked.scope())) {
      objects(asked, sheet, context);
      return sheet;
    }
    boolean account = asked.scope().equals("ACCOUNT");
    for (Map.Entry<String, String> parameter : SessionParameters.defaults().entrySet()) {
      String name = parameter.getKey();
      String set = account ? null : context.session().parameters().get(name);
      sheet.add(
          name,
          Objects.requireNonNullElse(set, parameter.getValue()),
          parameter.getValue(),
          set == null ? "" : "SESSION",
          "",
          type(parameter.getValue()));
    }
    return sheet;
  }

  /// What an object is under.
  private static void objects(Asked asked, Sheet sheet, Context context) {
    if (!asked.scope().equals("TABLE")) {
      Listed.schemas(asked, context);
    }
    String kept =
        ColumnSheets.relation(asked, context)
            .filter(one -> one.object() instanceof Table)
            .map(one -> ((Table) one.object()).properties().get("DATA_RETENTION_TIME_IN_DAYS"))
            .orElse(null);
    String level = kept == null ? "" : "TABLE";
    String days = kept == null ? "1" : kept;
    sheet.add("DATA_RETENTION_TIME_IN_DAYS", days, "1", level, "", "NUMBER");
    sheet.add("DEFAULT_DDL_COLLATION", "", "", "", "", "STRING");
    sheet.add("MAX_DATA_EXTENSION_TIME_IN_DAYS", "14", "14", "", "", "NUMBER");
    sheet.add("QUOTED_IDENTIFIERS_IGNORE_CASE", "false", "false", "", "", "BOOLEAN");
  }

  private static String type(String value) {
    boolean bool = value.equals("true") || value.equals("false");
    return bool ? "BOOLEAN" : value.matches("[0-9]+") ? "NUMBER" : "STRING";
  }

  static Sheet variables(Asked asked, Context context) {
    Sheet sheet = Sheet.of("session_id created_on:t updated_on:t name value type comment");
    context
        .session()
        .variables()
        .forEach((name, value) ->
            sheet.add(
                context.session().id(),
                context.environment().now(),
                context.environment().now(),
                name,
                shown(value),
                value.kind().apiName(),
                ""));
    return sheet;
  }

  private static String shown(Typed value) {
    Object constant = value.constant();
    return constant == null ? value.sql() : constant.toString();
  }

  /// The session's own; others are not told.
  static Sheet transactions(Asked asked, Context context) {
    Sheet sheet = Sheet.of("id user session name started_on:t state scope");
    if (context.session().isInTransaction()) {
      sheet.add(
          context.session().id(),
          context.session().user(),
          context.session().id(),
          context.session().id(),
          context.environment().now(),
          "running",
          "0");
    }
    return sheet;
  }

  /// Writers do not lock here: who comes second tries again.
  static Sheet locks(Asked asked, Context context) {
    return Sheet.of(
        "resource type transaction transaction_started_on:t status acquired_on:t query_id session");
  }
}
