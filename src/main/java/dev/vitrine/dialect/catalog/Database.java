package dev.vitrine.dialect.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// One database.
///
/// @param collation that new columns have by default; empty for none
public record Database(
    String name,
    boolean isTransient,
    String comment,
    String owner,
    Instant created,
    NavigableMap<String, Schema> schemas,
    String collation) {

  /// What was written down before there were collations has none.
  public Database {
    collation = Objects.requireNonNullElse(collation, "");
    schemas = Collections.unmodifiableNavigableMap(schemas);
  }

  /// One without a collation.
  public Database(
      String name,
      boolean isTransient,
      String comment,
      String owner,
      Instant created,
      NavigableMap<String, Schema> schemas) {
    this(name, isTransient, comment, owner, created, schemas, "");
  }

  /// The same under another name and comment, with another collation.
  public Database told(String newName, String newComment, String newCollation) {
    return new Database(newName, isTransient, newComment, owner, created, schemas, newCollation);
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
    return new Database(name, isTransient, comment, owner, created, changed, collation);
  }
}
