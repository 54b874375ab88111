package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Context;

/// Databases and schemas by their names.
public final class Namespaces {

  private Namespaces() {}

  /// The database of a schema's name.
  public static String database(Name schema, Context context) {
    String database = schema.schema().orElse(context.session().database());
    if (database.isEmpty()) {
      throw Problems.plain(
          ErrorCode.NO_CURRENT_DATABASE,
          "Cannot perform operation. This session does not have a current database. Call 'USE"
              + " DATABASE', or use a qualified name.");
    }
    return database;
  }

  public static Database database(String name, Catalog catalog) {
    return catalog.database(name).orElseThrow(() -> Messages.missing("Database", name));
  }

  public static Schema schema(Name name, Catalog catalog, Context context) {
    String database = database(name, context);
    return database(database, catalog)
        .schema(name.object())
        .orElseThrow(() -> Messages.missing("Schema", database + "." + name.object()));
  }
}
