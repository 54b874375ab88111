package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One change of what is committed: in memory, and as SQL for the rows that keep it.
public sealed interface Edit {

  State apply(State before);

  /// Statements that write it down; they may run again.
  List<String> sql();

  /// Makes an object or replaces it.
  record Put(String database, String schema, SchemaObject object) implements Edit {
    @Override
    public State apply(State before) {
      return changed(before, database, schema, found -> found.with(object));
    }

    @Override
    public List<String> sql() {
      return List.of(
          Rows.deleteObject(database, schema, object.key()),
          Rows.insertObject(database, schema, object));
    }
  }

  /// Takes an object away.
  record Remove(String database, String schema, Schema.Key key) implements Edit {
    @Override
    public State apply(State before) {
      return changed(before, database, schema, found -> found.without(key));
    }

    @Override
    public List<String> sql() {
      return List.of(Rows.deleteObject(database, schema, key));
    }
  }

  /// Makes a schema or replaces it with all that lies in it.
  record PutSchema(String database, Schema schema) implements Edit {
    @Override
    public State apply(State before) {
      return before.with(before.catalog().with(database, schema));
    }

    @Override
    public List<String> sql() {
      List<String> sql = new ArrayList<>(Rows.deleteSchema(database, schema.name()));
      sql.addAll(Rows.insertSchema(database, schema));
      return sql;
    }
  }

  /// Takes a schema away.
  record RemoveSchema(String database, String schema) implements Edit {
    @Override
    public State apply(State before) {
      Optional<Database> found = before.catalog().database(database);
      return found
          .map(there -> before.with(before.catalog().with(there.without(schema))))
          .orElse(before);
    }

    @Override
    public List<String> sql() {
      return Rows.deleteSchema(database, schema);
    }
  }

  /// Makes a database or replaces it with all that lies in it.
  record PutDatabase(Database database) implements Edit {
    @Override
    public State apply(State before) {
      return before.with(before.catalog().with(database));
    }

    @Override
    public List<String> sql() {
      List<String> sql = new ArrayList<>(Rows.deleteDatabase(database.name()));
      sql.addAll(Rows.insertDatabase(database));
      return sql;
    }
  }

  /// Takes a database away.
  record RemoveDatabase(String database) implements Edit {
    @Override
    public State apply(State before) {
      return before.with(before.catalog().without(database));
    }

    @Override
    public List<String> sql() {
      return Rows.deleteDatabase(database);
    }
  }

  /// Keeps something dropped.
  record Keep(Dropped dropped) implements Edit {
    @Override
    public State apply(State before) {
      List<Dropped> all = new ArrayList<>(before.dropped());
      all.add(dropped);
      return before.withDropped(all);
    }

    @Override
    public List<String> sql() {
      return List.of(Rows.deleteDropped(dropped.id()), Rows.insertDropped(dropped));
    }
  }

  /// Forgets something dropped.
  record Forget(String id) implements Edit {
    @Override
    public State apply(State before) {
      return before.withDropped(
          before.dropped().stream().filter(one -> !one.id().equals(id)).toList());
    }

    @Override
    public List<String> sql() {
      return List.of(Rows.deleteDropped(id));
    }
  }

  private static State changed(
      State before,
      String database,
      String schema,
      java.util.function.UnaryOperator<Schema> change) {
    Catalog catalog = before.catalog();
    return catalog
        .schema(database, schema)
        .map(found -> before.with(catalog.with(database, change.apply(found))))
        .orElse(before);
  }

  /// A database without its schemas, as its row holds it.
  static Database bare(Database database) {
    return database.withSchemas(new TreeMap<>());
  }

  /// A text as a literal of the engine.
  static String literal(String text) {
    return StringLiterals.quoted(text);
  }
}
