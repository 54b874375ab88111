package dev.vitrine.snowflake.store;

import static dev.vitrine.snowflake.store.Edit.literal;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The rows that keep the catalog in the engine's file: one for each object, its definition as
/// JSON.
final class Rows {

  static final String CATALOG = Gate.INTERNAL_MARK + ".catalog";
  static final String DROPPED = Gate.INTERNAL_MARK + ".dropped";
  static final String DATABASE = "DATABASE";
  static final String SCHEMA = "SCHEMA";

  private Rows() {}

  static String deleteObject(String database, String schema, Schema.Key key) {
    return "DELETE FROM "
        + CATALOG
        + " WHERE kind = "
        + literal(key.domain().name())
        + inSchema(database, schema)
        + " AND name = "
        + literal(key.name())
        + " AND signature = "
        + literal(key.signature());
  }

  static String insertObject(String database, String schema, SchemaObject object) {
    Schema.Key key = object.key();
    return insert(
        key.domain().name(),
        database,
        schema,
        key.name(),
        key.signature(),
        Definitions.write(object));
  }

  static List<String> deleteSchema(String database, String schema) {
    return List.of(
        "DELETE FROM "
            + CATALOG
            + " WHERE kind <> '"
            + DATABASE
            + "'"
            + inSchema(database, schema));
  }

  static List<String> insertSchema(String database, Schema schema) {
    List<String> sql = new ArrayList<>();
    sql.add(
        insert(
            SCHEMA,
            database,
            schema.name(),
            "",
            "",
            Definitions.write(schema.withObjects(new TreeMap<>()))));
    schema
        .objects()
        .values()
        .forEach(object -> sql.add(insertObject(database, schema.name(), object)));
    return sql;
  }

  static List<String> deleteDatabase(String database) {
    return List.of("DELETE FROM " + CATALOG + " WHERE \"database\" = " + literal(database));
  }

  static List<String> insertDatabase(Database database) {
    List<String> sql = new ArrayList<>();
    sql.add(insert(DATABASE, database.name(), "", "", "", Definitions.write(Edit.bare(database))));
    database
        .schemas()
        .values()
        .forEach(schema -> sql.addAll(insertSchema(database.name(), schema)));
    return sql;
  }

  static String deleteDropped(String id) {
    return "DELETE FROM " + DROPPED + " WHERE id = " + literal(id);
  }

  static String insertDropped(Dropped dropped) {
    return "INSERT INTO "
        + DROPPED
        + " VALUES ("
        + literal(dropped.id())
        + ", ["
        + String.join(", ", dropped.engineSchemas().stream().map(Edit::literal).toList())
        + "], "
        + literal(Definitions.write(dropped))
        + ")";
  }

  private static String inSchema(String database, String schema) {
    return " AND \"database\" = " + literal(database) + " AND \"schema\" = " + literal(schema);
  }

  private static String insert(String... values) {
    return "INSERT INTO "
        + CATALOG
        + " VALUES ("
        + String.join(", ", List.of(values).stream().map(Edit::literal).toList())
        + ")";
  }
}
