package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.SessionParameters;
import dev.vitrine.snowflake.transactions.Lock;
import dev.vitrine.snowflake.transactions.Transaction;
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

  /// The caller's; everybody's for an administrator who asks `IN ACCOUNT`.
  static Sheet transactions(Asked asked, Context context) {
    Sheet sheet = Sheet.of("id:n user session name started_on:t state scope:n");
    for (Transaction each : context.session().transactions().all().running()) {
      if (isTold(each, asked, context)) {
        sheet.add(
            each.id(),
            each.user(),
            each.session(),
            each.name(),
            each.started(),
            each.state().words(),
            each.scope());
      }
    }
    return sheet;
  }

  private static boolean isTold(Transaction transaction, Asked asked, Context context) {
    Caller caller = context.steps().caller();
    return transaction.user().equals(caller.user())
        || (caller.isAdmin() && asked.scope().equals("ACCOUNT"));
  }

  static Sheet locks(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "resource type transaction:n transaction_started_on:t status acquired_on:t query_id"
                + " session");
    for (Lock each : context.session().transactions().all().locks().all()) {
      if (isTold(each.transaction(), asked, context)) {
        sheet.add(
            each.resource(),
            "PARTITIONS",
            each.transaction().id(),
            each.transaction().started(),
            each.status(),
            each.acquired(),
            each.statement(),
            each.transaction().session());
      }
    }
    return sheet;
  }

  /// `DESCRIBE TRANSACTION id`.
  static Answer described(long id, Context context) {
    Caller caller = context.steps().caller();
    Transaction transaction =
        context
            .session()
            .transactions()
            .all()
            .find(id)
            .filter(found -> found.user().equals(caller.user()) || caller.isAdmin())
            .orElseThrow(() ->
                Problems.plain(
                    ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
                    "Transaction '" + id + "' does not exist or not authorized."));
    Sheet sheet = Sheet.of("id:n user session name started_on:t state ended_on:t");
    sheet.add(
        id,
        transaction.user(),
        transaction.session(),
        transaction.name(),
        transaction.started(),
        transaction.state().words(),
        transaction.ended());
    return sheet.answer();
  }
}
