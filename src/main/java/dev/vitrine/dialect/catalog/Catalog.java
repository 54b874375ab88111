package dev.vitrine.dialect.catalog;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// All databases at one moment. A change makes a new one.
///
/// @param databases by name
public record Catalog(NavigableMap<String, Database> databases) {

  public static final Catalog EMPTY = new Catalog(new TreeMap<>());

  public Catalog {
    databases = Collections.unmodifiableNavigableMap(databases);
  }

  public Optional<Database> database(String name) {
    return Optional.ofNullable(databases.get(name));
  }

  public Optional<Schema> schema(String database, String schema) {
    return database(database).flatMap(found -> found.schema(schema));
  }

  public Catalog with(Database database) {
    NavigableMap<String, Database> changed = new TreeMap<>(databases);
    changed.put(database.name(), database);
    return new Catalog(changed);
  }

  public Catalog without(String database) {
    NavigableMap<String, Database> changed = new TreeMap<>(databases);
    changed.remove(database);
    return new Catalog(changed);
  }

  /// With a schema of one of its databases put in or replaced.
  public Catalog with(String database, Schema schema) {
    Database found = databases.get(database);
    return found == null ? this : with(found.with(schema));
  }
}
