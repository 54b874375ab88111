package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.SessionParameters;
import dev.vitrine.snowflake.ddl.DefaultCollation;
import dev.vitrine.snowflake.transactions.Lock;
import dev.vitrine.snowflake.transactions.Transaction;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    Map<String, String> ofSession =
        asked.scope().equals("ACCOUNT") ? Map.of() : context.session().parameters();
    for (Map.Entry<String, String> parameter : SessionParameters.defaults().entrySet()) {
      String name = parameter.getKey();
      String set = ofSession.get(name);
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
    Optional<Listed> table =
        ColumnSheets.relation(asked, context).filter(one -> one.object() instanceof Table);
    Map<String, String> properties =
        table.map(one -> ((Table) one.object()).properties()).orElse(Map.of());
    String kept = properties.get("DATA_RETENTION_TIME_IN_DAYS");
    String level = kept == null ? "" : "TABLE";
    String days = kept == null ? "1" : kept;
    sheet.add("DATA_RETENTION_TIME_IN_DAYS", days, "1", level, "", "NUMBER");
    DefaultCollation.Said collation = collation(asked, table, properties, context);
    sheet.add(DefaultCollation.NAME, collation.collation(), "", collation.level(), "", "STRING");
    sheet.add("MAX_DATA_EXTENSION_TIME_IN_DAYS", "14", "14", "", "", "NUMBER");
    sheet.add("QUOTED_IDENTIFIERS_IGNORE_CASE", "false", "false", "", "", "BOOLEAN");
  }

  private static DefaultCollation.Said collation(
      Asked asked, Optional<Listed> table, Map<String, String> properties, Context context) {
    Catalog catalog = context.environment().catalog();
    if (asked.scope().equals("DATABASE")) {
      Database database = Listed.database(asked, context);
      return DefaultCollation.of(Map.of(), Optional.empty(), Optional.of(database), context);
    }
    if (table.isPresent()) {
      String database = table.get().database();
      Optional<Schema> schema = catalog.schema(database, table.get().schema());
      return DefaultCollation.of(properties, schema, catalog.database(database), context);
    }
    Listed.Place place = Listed.schemas(asked, context).getFirst();
    return DefaultCollation.of(
        properties, Optional.of(place.schema()), catalog.database(place.database()), context);
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
