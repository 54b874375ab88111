package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.snowflake.Context;
import java.util.Set;

/// Databases and schemas by their names.
public final class Namespaces {

  /// What may stand behind the name of a database.
  private static final Set<String> BEHIND_NAME =
      Set.of(
          "CLONE",
          "FROM",
          "AS",
          "WITH",
          "CASCADE",
          "RESTRICT",
          "RENAME",
          "SWAP",
          "SET",
          "UNSET",
          "ENABLE",
          "DISABLE");

  private Namespaces() {}

  /// Refuses `DATABASE ROLE x`, whose first word was read; not a database that is called so.
  static void refuseRole(String verb, Tokens tokens) {
    Token next = tokens.peek(1);
    boolean named = next.isName() && !BEHIND_NAME.contains(next.upper());
    if (tokens.is("ROLE") && named && !tokens.peek(2).isSymbol("=")) {
      throw Problems.unsupported(verb + " DATABASE ROLE");
    }
  }

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
