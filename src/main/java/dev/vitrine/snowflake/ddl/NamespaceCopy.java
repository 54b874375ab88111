package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Sequence;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.snowflake.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes schemas and databases, empty or as copies.
final class NamespaceCopy {

  private final Set<String> taken;
  private final String owner;
  private final List<String> sql = new ArrayList<>();

  NamespaceCopy(State state, String owner) {
    this.taken = new HashSet<>(state.engineSchemas());
    this.owner = owner;
  }

  List<String> sql() {
    return sql;
  }

  Database emptyDatabase(String name) {
    Schema schema = emptySchema(name, CreateNamespaces.PUBLIC);
    return new Database(name, false, "", owner, Instant.now(), new TreeMap<>()).with(schema);
  }

  Schema emptySchema(String database, String name) {
    String engineName =
        EngineNames.free(dev.vitrine.dialect.ObjectNames.engineSchema(database, name), taken);
    taken.add(engineName.toLowerCase(Locale.ROOT));
    sql.add(CreateNamespaces.create(engineName));
    return CreateNamespaces.schema(name, engineName, owner);
  }

  Database database(String model, String name, Catalog catalog) {
    Database copied = Namespaces.database(model, catalog);
    Database made =
        new Database(name, false, "", owner, Instant.now(), new TreeMap<>(), copied.collation());
    for (Schema schema : copied.schemas().values()) {
      made = made.with(schema(schema, name, schema.name()));
    }
    return made;
  }

  Schema schema(Schema model, String database, String name) {
    Schema empty = emptySchema(database, name);
    Schema made = empty.told(name, empty.comment(), model.collation());
    for (SchemaObject object : model.objects().values()) {
      if (!isInternalStage(object)) {
        made = made.with(copy(object, made));
      }
    }
    return made;
  }

  /// Its files are its own: a clone has none of it.
  private static boolean isInternalStage(SchemaObject object) {
    return object instanceof SchemaObject.Stage stage && stage.url().isEmpty();
  }

  private SchemaObject copy(SchemaObject object, Schema into) {
    return switch (object) {
      case Table table -> table(table, into);
      case Sequence sequence -> sequence(sequence, into);
      default -> object;
    };
  }

  private Table table(Table table, Schema into) {
    TableBuild build = new TableBuild(EngineNames.inSchema(into, table.name()), into, false);
    table.columns().forEach(build::copy);
    Table copy =
        build.table(table.name(), table.kind(), table.constraints(), Map.of(), table.owner());
    sql.addAll(build.sql());
    sql.add(CreateTables.copy(table, copy.engineName()));
    return Tables.with(copy, table.properties(), table.comment());
  }

  private Sequence sequence(Sequence sequence, Schema into) {
    String engineName = EngineNames.inSchema(into, sequence.name());
    sql.add(
        TableBuild.sequence(
            "SEQUENCE",
            engineName,
            new ColumnSpec.Counting(sequence.start(), sequence.increment(), sequence.ordered())));
    return new Sequence(
        sequence.name(),
        engineName,
        sequence.start(),
        sequence.increment(),
        sequence.ordered(),
        sequence.comment(),
        sequence.owner(),
        sequence.created());
  }
}
