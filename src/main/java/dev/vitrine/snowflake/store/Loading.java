package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.ObjectNames;
import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.warehouses.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what was committed from the engine's file.
final class Loading {

  private final String owner;
  private final Instant now;
  private Catalog catalog = Catalog.EMPTY;

  Loading(String owner, Instant now) {
    this.owner = owner;
    this.now = now;
  }

  State load(Engine engine) {
    String order = " ORDER BY CASE kind WHEN 'DATABASE' THEN 1 WHEN 'SCHEMA' THEN 2 ELSE 3 END";
    EngineListing.read(
            engine,
            4,
            "SELECT kind, \"database\", \"schema\", definition FROM " + Rows.CATALOG + order)
        .forEach(this::row);
    return new State(catalog, dropped(engine));
  }

  /// What was dropped, the oldest first.
  static List<Dropped> dropped(Engine engine) {
    return EngineListing.read(engine, 1, "SELECT definition FROM " + Rows.DROPPED).stream()
        .map(row -> Definitions.read(text(row, 0), Dropped.class))
        .sorted((a, b) -> a.at().compareTo(b.at()))
        .toList();
  }

  private void row(List<@Nullable String> row) {
    String definition = text(row, 3);
    switch (text(row, 0)) {
      case Rows.DATABASE -> catalog = catalog.with(Definitions.read(definition, Database.class));
      case Rows.SCHEMA ->
          catalog = database(text(row, 1), Definitions.read(definition, Schema.class));
      default -> {
        SchemaObject object = Definitions.read(definition, SchemaObject.class);
        Schema schema = schema(text(row, 1), text(row, 2));
        catalog = catalog.with(text(row, 1), schema.with(object));
      }
    }
  }

  private Catalog database(String name, Schema schema) {
    Database database =
        catalog
            .database(name)
            .orElseGet(() -> new Database(name, false, "", owner, now, new TreeMap<>()));
    return catalog.with(database.with(schema));
  }

  /// Where the engine's own dialect made the schema there is no row for it.
  private Schema schema(String database, String name) {
    return catalog
        .schema(database, name)
        .orElseGet(() -> {
          String engineName = ObjectNames.engineSchema(database, name);
          Schema schema = new Schema(name, engineName, false, "", owner, now, new TreeMap<>());
          catalog = database(database, schema);
          return schema;
        });
  }

  private static String text(List<@Nullable String> row, int index) {
    return Objects.requireNonNullElse(row.get(index), "");
  }
}
