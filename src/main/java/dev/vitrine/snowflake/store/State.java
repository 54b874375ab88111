package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What is committed: the catalog, and what was dropped and can come back.
///
/// @param dropped the oldest first
public record State(Catalog catalog, List<Dropped> dropped) {

  public static final State EMPTY = new State(Catalog.EMPTY, List.of());

  public State {
    dropped = List.copyOf(dropped);
  }

  public State with(Catalog changed) {
    return new State(changed, dropped);
  }

  public State withDropped(List<Dropped> changed) {
    return new State(catalog, changed);
  }

  /// Names of the engine's schemas that are taken, those of dropped ones too, in lower case: the
  /// engine does not tell case.
  public Set<String> engineSchemas() {
    Set<String> names = new TreeSet<>();
    catalog
        .databases()
        .values()
        .forEach(database ->
            database
                .schemas()
                .values()
                .forEach(schema -> names.add(schema.engineName().toLowerCase(Locale.ROOT))));
    names.addAll(droppedSchemas());
    return names;
  }

  /// Names of the engine's schemas that were dropped, in lower case.
  public Set<String> droppedSchemas() {
    Set<String> names = new TreeSet<>();
    dropped.forEach(
        one -> one.engineSchemas().forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
    return names;
  }
}
