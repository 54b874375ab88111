package dev.vitrine.dialect.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// One database.
public record Database(
    String name,
    boolean isTransient,
    String comment,
    String owner,
    Instant created,
    NavigableMap<String, Schema> schemas) {

  public Database {
    schemas = Collections.unmodifiableNavigableMap(schemas);
  }

  public Optional<Schema> schema(String schema) {
    return Optional.ofNullable(schemas.get(schema));
  }

  public Database with(Schema schema) {
    NavigableMap<String, Schema> changed = new TreeMap<>(schemas);
    changed.put(schema.name(), schema);
    return withSchemas(changed);
  }

  public Database without(String schema) {
    NavigableMap<String, Schema> changed = new TreeMap<>(schemas);
    changed.remove(schema);
    return withSchemas(changed);
  }

  public Database withSchemas(NavigableMap<String, Schema> changed) {
    return new Database(name, isTransient, comment, owner, created, changed);
  }
}
