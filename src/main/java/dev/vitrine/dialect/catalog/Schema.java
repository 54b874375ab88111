package dev.vitrine.dialect.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// One schema and what lies in it.
///
/// @param collation that new columns have by default; empty for none
/// @param engineName of the engine's schema that holds its tables
/// @param objects by their [Key]
public record Schema(
    String name,
    String engineName,
    boolean isTransient,
    String comment,
    String owner,
    Instant created,
    NavigableMap<Key, SchemaObject> objects,
    String collation) {

  /// A name among those that it may not collide with.
  ///
  /// @param domain tables and views share one
  /// @param signature types of the arguments, which tell functions of one name apart; else empty
  public record Key(Domain domain, String name, String signature) implements Comparable<Key> {

    public static Key of(Domain domain, String name) {
      return new Key(domain, name, "");
    }

    @Override
    public int compareTo(Key other) {
      int byDomain = domain.compareTo(other.domain);
      int byName = byDomain != 0 ? byDomain : name.compareTo(other.name);
      return byName != 0 ? byName : signature.compareTo(other.signature);
    }
  }

  /// Kinds of names.
  public enum Domain {
    RELATION,
    SEQUENCE,
    STAGE,
    FILE_FORMAT,
    FUNCTION,
    PROCEDURE
  }

  /// What was written down before there were collations has none.
  public Schema {
    collation = Objects.requireNonNullElse(collation, "");
    objects = Collections.unmodifiableNavigableMap(objects);
  }

  /// One without a collation.
  public Schema(
      String name,
      String engineName,
      boolean isTransient,
      String comment,
      String owner,
      Instant created,
      NavigableMap<Key, SchemaObject> objects) {
    this(name, engineName, isTransient, comment, owner, created, objects, "");
  }

  /// The same under another name and comment, with another collation.
  public Schema told(String newName, String newComment, String newCollation) {
    return new Schema(
        newName, engineName, isTransient, newComment, owner, created, objects, newCollation);
  }

  public Optional<SchemaObject> find(Key key) {
    return Optional.ofNullable(objects.get(key));
  }

  /// A table or a view.
  public Optional<SchemaObject> relation(String object) {
    return find(Key.of(Domain.RELATION, object));
  }

  public Schema with(SchemaObject object) {
    NavigableMap<Key, SchemaObject> changed = new TreeMap<>(objects);
    changed.put(object.key(), object);
    return withObjects(changed);
  }

  public Schema without(Key key) {
    NavigableMap<Key, SchemaObject> changed = new TreeMap<>(objects);
    changed.remove(key);
    return withObjects(changed);
  }

  public Schema withObjects(NavigableMap<Key, SchemaObject> changed) {
    return new Schema(name, engineName, isTransient, comment, owner, created, changed, collation);
  }
}
