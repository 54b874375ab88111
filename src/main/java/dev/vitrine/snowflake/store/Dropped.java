package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something dropped that `UNDROP` brings back.
///
/// @param id names it among all that were dropped
/// @param database where it was; its own name for a database
/// @param schema where it was; its own name for a schema, empty for a database
/// @param name its own name
/// @param table its last state, with the name that it has in the engine now; empty for the others
public record Dropped(
    String id,
    Instant at,
    String database,
    String schema,
    String name,
    Optional<SchemaObject> table,
    Optional<Schema> schemaItself,
    Optional<Database> databaseItself) {

  public static Dropped table(
      String id, Instant at, String database, String schema, SchemaObject.Table table) {
    return new Dropped(
        id,
        at,
        database,
        schema,
        table.name(),
        Optional.of(table),
        Optional.empty(),
        Optional.empty());
  }

  public static Dropped schema(String id, Instant at, String database, Schema schema) {
    return new Dropped(
        id,
        at,
        database,
        schema.name(),
        schema.name(),
        Optional.empty(),
        Optional.of(schema),
        Optional.empty());
  }

  public static Dropped database(String id, Instant at, Database database) {
    return new Dropped(
        id,
        at,
        database.name(),
        "",
        database.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(database));
  }

  /// The engine's schemas that hold what lies in it.
  public List<String> engineSchemas() {
    if (databaseItself.isPresent()) {
      return databaseItself.get().schemas().values().stream().map(Schema::engineName).toList();
    }
    return schemaItself.map(schema -> List.of(schema.engineName())).orElse(List.of());
  }
}
