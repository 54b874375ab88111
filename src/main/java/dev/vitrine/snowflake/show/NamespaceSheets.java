package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Session;
import java.util.List;

/// Databases and schemas.
final class NamespaceSheets {

  private static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

  private NamespaceSheets() {}

  static Sheet databases(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name is_default is_current origin owner comment options retention_time"
                + " kind budget owner_role_type database_name schema_name");
    for (Database database : context.environment().catalog().databases().values()) {
      sheet.add(
          database.created(),
          database.name(),
          "N",
          mark(database.name().equals(context.session().database())),
          "",
          database.owner(),
          database.comment(),
          database.isTransient() ? "TRANSIENT" : "",
          "1",
          "STANDARD",
          null,
          "ROLE",
          null,
          null);
    }
    return asked.terse()
        ? sheet
        : sheet.only(
            "created_on:t name is_default is_current origin owner comment options retention_time"
                + " kind budget owner_role_type");
  }

  static String mark(boolean is) {
    return is ? "Y" : "N";
  }

  static Sheet schemas(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name is_default is_current database_name owner comment options"
                + " retention_time owner_role_type budget kind schema_name");
    for (Database database : databasesOf(asked, context)) {
      Session session = context.session();
      boolean here = database.name().equals(session.database());
      sheet.add(
          database.created(),
          INFORMATION_SCHEMA,
          "N",
          "N",
          database.name(),
          "",
          "Views describing the contents of schemas in this database",
          "",
          "1",
          "");
      for (Schema schema : database.schemas().values()) {
        sheet.add(
            schema.created(),
            schema.name(),
            "N",
            mark(here && schema.name().equals(session.schema())),
            database.name(),
            schema.owner(),
            schema.comment(),
            schema.isTransient() ? "TRANSIENT" : "",
            "1",
            "ROLE");
      }
    }
    return asked.terse()
        ? sheet
        : sheet.only(
            "created_on:t name is_default is_current database_name owner comment options"
                + " retention_time owner_role_type budget");
  }

  private static List<Database> databasesOf(Asked asked, Context context) {
    boolean all =
        asked.scope().equals("ACCOUNT")
            || (asked.in().isEmpty() && context.session().database().isEmpty());
    return all
        ? List.copyOf(context.environment().catalog().databases().values())
        : List.of(Listed.database(asked, context));
  }
}
