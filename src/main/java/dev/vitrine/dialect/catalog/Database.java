package dev.vitrine.dialect.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One database.
public record Database(
    String name,
    boolean isTransient,
    String comment,
    String owner,
    Instant created,
    SortedMap<String, Schema> schemas) {

  public Database {
    schemas = Collections.unmodifiableSortedMap(schemas);
  }

  public Optional<Schema> schema(String schema) {
    return Optional.ofNullable(schemas.get(schema));
  }

  public Database with(Schema schema) {
    SortedMap<String, Schema> changed = new TreeMap<>(schemas);
    changed.put(schema.name(), schema);
    return withSchemas(changed);
  }

  public Database without(String schema) {
    SortedMap<String, Schema> changed = new TreeMap<>(schemas);
    changed.remove(schema);
    return withSchemas(changed);
  }

  public Database withSchemas(SortedMap<String, Schema> changed) {
    return new Database(name, isTransient, comment, owner, created, changed);
  }
}
