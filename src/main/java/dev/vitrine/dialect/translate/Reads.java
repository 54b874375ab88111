package dev.vitrine.dialect.translate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a statement's rows depend on.
public final class Reads {

  /// Of the engine's SQL, what may give other rows each time: chance, counters, records of our own.
  private static final List<String> UNSTEADY =
      List.of("random()", "uuid()", "nextval(", " TABLESAMPLE ", "__vitrine");

  private final Set<String> tables = new LinkedHashSet<>();
  private boolean other;

  void table(String engineName) {
    tables.add(engineName);
  }

  /// It reads something else, that changes in its own way.
  void other() {
    other = true;
  }

  /// Tables, as the engine calls them, those behind views too.
  public Set<String> tables() {
    return Set.copyOf(tables);
  }

  /// Whether the statement gives the same rows as long as its tables and the catalog stay as they
  /// are, for all that its SQL tells.
  ///
  /// @param sql the engine's
  public boolean isSteady(String sql) {
    return !other && UNSTEADY.stream().noneMatch(sql::contains);
  }
}
