package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Sequence;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.snowflake.store.EngineListing.EngineSequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes the catalog agree with the engine's file: what the engine's own dialect made or changed is
/// seen as it is, and what it dropped is forgotten. What only Snowflake's statements know
/// (comments, keys, views, functions) stays.
final class Adoption {

  private final State before;
  private final EngineListing listing;
  private final String owner;
  private final Instant now;

  Adoption(State before, EngineListing listing, String owner, Instant now) {
    this.before = before;
    this.listing = listing;
    this.owner = owner;
    this.now = now;
  }

  State reconcile() {
    Catalog catalog = withSchemas(before.catalog());
    for (Database database : List.copyOf(catalog.databases().values())) {
      for (Schema schema : database.schemas().values()) {
        catalog = catalog.with(database.name(), withObjects(schema));
      }
    }
    return before.with(catalog);
  }

  /// Without the schemas that the engine lost, and with those that it has besides.
  private Catalog withSchemas(Catalog known) {
    Set<String> there = new HashSet<>(listing.schemas());
    Catalog catalog = known;
    for (Database database : known.databases().values()) {
      Database left = database;
      for (Schema schema : database.schemas().values()) {
        left = there.contains(schema.engineName()) ? left : left.without(schema.name());
      }
      boolean gone = left.schemas().isEmpty() && !database.schemas().isEmpty();
      catalog = gone ? catalog.without(database.name()) : catalog.with(left);
    }
    Set<String> taken = before.with(catalog).engineSchemas();
    for (String engineSchema : listing.schemas()) {
      if (!taken.contains(engineSchema.toLowerCase(Locale.ROOT))) {
        catalog = adopted(catalog, engineSchema);
      }
    }
    return catalog;
  }

  private Catalog adopted(Catalog catalog, String engineSchema) {
    int point = engineSchema.indexOf('.');
    String name = engineSchema.substring(0, point);
    Database database =
        catalog
            .database(name)
            .orElseGet(() -> new Database(name, false, "", owner, now, new TreeMap<>()));
    return catalog.with(
        database.with(
            new Schema(
                engineSchema.substring(point + 1),
                engineSchema,
                false,
                "",
                owner,
                now,
                new TreeMap<>())));
  }

  private Schema withObjects(Schema schema) {
    Map<String, EngineRelation> there = relations(schema);
    Map<String, EngineSequence> sequences = sequences(schema);
    List<SchemaObject> kept = new ArrayList<>();
    for (SchemaObject object : schema.objects().values()) {
      switch (object) {
        case Table table -> {
          EngineRelation relation = there.remove(table.engineName());
          if (relation != null) {
            kept.add(agreeing(table, relation));
          }
        }
        case Sequence sequence -> {
          if (sequences.remove(sequence.engineName()) != null) {
            kept.add(sequence);
          }
        }
        default -> kept.add(object);
      }
    }
    TreeMap<Schema.Key, SchemaObject> objects = new TreeMap<>();
    there.forEach((name, relation) -> put(objects, table(name, relation)));
    sequences.forEach((name, sequence) -> put(objects, sequence(name, sequence)));
    kept.forEach(object -> put(objects, object));
    return schema.withObjects(objects);
  }

  private static void put(Map<Schema.Key, SchemaObject> objects, SchemaObject object) {
    objects.put(object.key(), object);
  }

  private Map<String, EngineRelation> relations(Schema schema) {
    Map<String, EngineRelation> found = new HashMap<>();
    for (EngineRelation relation : listing.relations()) {
      if (relation.schema().equals(schema.engineName()) && !isInternal(relation.name())) {
        found.put(engineName(schema, relation.name()), relation);
      }
    }
    return found;
  }

  private Map<String, EngineSequence> sequences(Schema schema) {
    Map<String, EngineSequence> found = new HashMap<>();
    for (EngineSequence sequence : listing.sequences()) {
      if (sequence.schema().equals(schema.engineName()) && !isInternal(sequence.name())) {
        found.put(engineName(schema, sequence.name()), sequence);
      }
    }
    return found;
  }

  private static boolean isInternal(String name) {
    return name.startsWith(Gate.INTERNAL_MARK);
  }

  private static String engineName(Schema schema, String name) {
    return QuotedName.of(schema.engineName()) + "." + QuotedName.of(name);
  }

  private static Table agreeing(Table table, EngineRelation relation) {
    Map<String, TableColumn> known = new HashMap<>();
    table.columns().forEach(column -> known.put(column.engineName(), column));
    List<TableColumn> columns = new ArrayList<>();
    for (EngineRelation.Column column : relation.columns()) {
      TableColumn one = known.get(column.name());
      boolean same = one != null && EngineColumns.matches(one, column);
      columns.add(same ? one : EngineColumns.of(EngineColumns.folded(column.name()), column));
    }
    return new Table(
        table.name(),
        table.kind(),
        table.engineName(),
        columns,
        table.constraints(),
        table.anyCase(),
        table.properties(),
        table.comment(),
        table.owner(),
        table.created());
  }

  private Table table(String engineName, EngineRelation relation) {
    return new Table(
        relation.name(),
        SchemaObject.TableKind.PERMANENT,
        engineName,
        relation.columns().stream()
            .map(column -> EngineColumns.of(EngineColumns.folded(column.name()), column))
            .toList(),
        List.of(),
        true,
        relation.view().map(text -> Map.of(ENGINE_VIEW, text)).orElse(Map.of()),
        "",
        owner,
        now);
  }

  /// The property that holds the statement of a view of the engine's own.
  static final String ENGINE_VIEW = "ENGINE_VIEW";

  private Sequence sequence(String engineName, EngineSequence sequence) {
    return new Sequence(
        sequence.name(), engineName, sequence.start(), sequence.increment(), true, "", owner, now);
  }
}
