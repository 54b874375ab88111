package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.NamespaceCommand;
import dev.vitrine.dialect.NamespaceCommand.IfThere;
import dev.vitrine.dialect.ObjectNames;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Settings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/// Databases and schemas on the engine's layout: a schema `DB.SCHEMA` each, and a database is there
/// as long as it has one.
final class Namespaces {

  private static final String PUBLIC = "PUBLIC";

  /// Schemas that were dropped and can come back.
  private static final String DROPPED = Gate.INTERNAL_MARK + ".dropped";

  private static final String OURS =
      "from duckdb_schemas() where database_name not in ('system', 'temp', '"
          + Guards.DATABASE
          + "') and contains(schema_name, '.') and schema_name not in (select unnest(engine_schemas)"
          + " from "
          + DROPPED
          + ")";

  private final DuckDBConnection connection;
  private final Settings settings;

  /// @param settings whose current database completes a schema's name
  Namespaces(DuckDBConnection connection, Settings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /// The query that answers a `SHOW`; empty for a command that does something.
  static Optional<EngineText> query(NamespaceCommand command, Settings settings) {
    return switch (command) {
      case NamespaceCommand.ShowDatabases _ ->
          Optional.of(
              EngineText.internal(
                  "select distinct split_part(schema_name, '.', 1) as name "
                      + OURS
                      + " order by 1"));
      case NamespaceCommand.ShowSchemas(Optional<String> database) ->
          Optional.of(
              EngineText.internal(
                  "select split_part(schema_name, '.', 2) as name,"
                      + " split_part(schema_name, '.', 1) as database_name "
                      + OURS
                      + " and starts_with(schema_name, "
                      + StringLiterals.quoted(database.orElse(settings.database()) + ".")
                      + ") order by 1"));
      case NamespaceCommand.UseDatabase _,
          NamespaceCommand.UseSchema _,
          NamespaceCommand.UseEither _,
          NamespaceCommand.UseOther _,
          NamespaceCommand.CreateDatabase _,
          NamespaceCommand.CreateSchema _,
          NamespaceCommand.DropDatabase _,
          NamespaceCommand.DropSchema _ ->
          Optional.empty();
    };
  }

  /// Carries a command out and says what is current afterwards.
  Settings apply(NamespaceCommand command) throws SQLException {
    return switch (command) {
      case NamespaceCommand.UseDatabase(String name) -> useDatabase(name);
      case NamespaceCommand.UseSchema(Optional<String> database, String name) ->
          useSchema(databaseOf(database), name);
      case NamespaceCommand.UseEither(String name) -> useEither(name);
      case NamespaceCommand.CreateDatabase(String name, IfThere ifThere) ->
          createDatabase(name, ifThere);
      case NamespaceCommand.CreateSchema(Optional<String> database, String name, IfThere ifThere) ->
          createSchema(databaseOf(database), name, ifThere);
      case NamespaceCommand.DropDatabase(String name, boolean ifExists) ->
          dropDatabase(name, ifExists);
      case NamespaceCommand.DropSchema drop -> dropSchema(drop);
      case NamespaceCommand.UseOther _,
          NamespaceCommand.ShowDatabases _,
          NamespaceCommand.ShowSchemas _ ->
          settings;
    };
  }

  private String databaseOf(Optional<String> named) {
    String database = named.orElse(settings.database());
    if (database.isEmpty()) {
      throw missing("Object does not exist, or operation cannot be performed: no current database");
    }
    return database;
  }

  private Settings useDatabase(String name) throws SQLException {
    List<String> schemas = schemasOf(name);
    if (schemas.isEmpty()) {
      throw missing(
          "Object does not exist, or operation cannot be performed: database '" + name + "'");
    }
    return current(name, schemas.contains(PUBLIC) ? PUBLIC : "");
  }

  private Settings useSchema(String database, String name) throws SQLException {
    if (!schemasOf(database).contains(name)) {
      throw Database.noSchema(current(database, name));
    }
    return current(database, name);
  }

  private Settings useEither(String name) throws SQLException {
    if (schemasOf(name).isEmpty() && schemasOf(settings.database()).contains(name)) {
      return current(settings.database(), name);
    }
    return useDatabase(name);
  }

  private Settings createDatabase(String name, IfThere ifThere) throws SQLException {
    List<String> there = schemasOf(name);
    if (!there.isEmpty()) {
      if (ifThere == IfThere.KEEP) {
        return current(name, there.contains(PUBLIC) ? PUBLIC : "");
      }
      refuseExisting(name, ifThere);
      drop(name, there);
    }
    create(name, PUBLIC);
    return current(name, PUBLIC);
  }

  private Settings createSchema(String database, String name, IfThere ifThere) throws SQLException {
    List<String> there = schemasOf(database);
    if (there.isEmpty()) {
      throw missing("Database '" + database + "' does not exist or not authorized.");
    }
    if (there.contains(name)) {
      if (ifThere == IfThere.KEEP) {
        return current(database, name);
      }
      refuseExisting(name, ifThere);
      drop(database, List.of(name));
    }
    create(database, name);
    return current(database, name);
  }

  private static void refuseExisting(String name, IfThere ifThere) {
    if (ifThere == IfThere.FAIL) {
      throw new SqlError(
          ErrorCode.OBJECT_EXISTS, "SQL compilation error:\nObject '" + name + "' already exists.");
    }
  }

  private Settings dropDatabase(String name, boolean ifExists) throws SQLException {
    List<String> there = schemasOf(name);
    if (there.isEmpty() && !ifExists) {
      throw unknown("Database '" + name + "'");
    }
    drop(name, there);
    return settings.database().equals(name) ? current("", "") : settings;
  }

  private Settings dropSchema(NamespaceCommand.DropSchema drop) throws SQLException {
    String database = databaseOf(drop.database());
    if (schemasOf(database).contains(drop.name())) {
      Database.execute(connection, List.of(dropStatement(database, drop.name(), drop.cascade())));
    } else if (!drop.ifExists()) {
      throw unknown("Schema '" + database + "." + drop.name() + "'");
    }
    boolean wasCurrent =
        settings.database().equals(database) && settings.schema().equals(drop.name());
    return wasCurrent ? current(database, "") : settings;
  }

  private void create(String database, String schema) throws SQLException {
    String kept = StringLiterals.quoted(ObjectNames.engineSchema(database, schema));
    Database.execute(
        connection,
        List.of(
            "drop schema if exists " + engineName(database, schema) + " cascade",
            "delete from " + DROPPED + " where list_contains(engine_schemas, " + kept + ")",
            "create schema " + engineName(database, schema)));
  }

  private void drop(String database, List<String> schemas) throws SQLException {
    for (String schema : schemas) {
      Database.execute(connection, List.of(dropStatement(database, schema, true)));
    }
  }

  private static String dropStatement(String database, String schema, boolean cascade) {
    return "drop schema " + engineName(database, schema) + (cascade ? " cascade" : "");
  }

  private static String engineName(String database, String schema) {
    return QuotedName.of(ObjectNames.engineSchema(database, schema));
  }

  private List<String> schemasOf(String database) throws SQLException {
    String query =
        "select substr(schema_name, length(?) + 2) "
            + OURS
            + " and starts_with(schema_name, ? || '.')";
    List<String> schemas = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, database);
      select.setString(2, database);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          schemas.add(rows.getString(1));
        }
      }
    }
    return schemas;
  }

  private Settings current(String database, String schema) {
    return new Settings(database, schema, settings.timeZone(), settings.upperCaseNames());
  }

  private static SqlError missing(String message) {
    return new SqlError(
        ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION, "SQL compilation error:\n" + message);
  }

  private static SqlError unknown(String what) {
    return new SqlError(
        ErrorCode.OBJECT_NOT_FOUND,
        "SQL compilation error:\n" + what + " does not exist or not authorized.");
  }
}
