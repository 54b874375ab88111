package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.snowflake.store.Lost;
import dev.vitrine.snowflake.store.State;
import dev.vitrine.stages.StageArea;
import dev.vitrine.stages.StageStore;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The files that lie in stages, over the lives of the stages and tables that they belong to.
final class StageFiles {

  private final StageStore store;

  StageFiles(StageStore store) {
    this.store = store;
  }

  /// The files of an internal stage or of a table's own.
  Optional<StageArea> area(SchemaObject object) {
    return object
        .filesId()
        .map(id -> object instanceof SchemaObject.Table ? store.ofTable(id) : store.named(id));
  }

  /// Removes the files of what is there no more.
  void remove(Collection<? extends SchemaObject> objects) {
    objects.forEach(object -> area(object).ifPresent(store::drop));
  }

  /// Removes what nobody owns: files of temporary objects whose session ended with the server, and
  /// what a stop between a change and its removal of files left.
  void sweep(State state) {
    Set<String> owned =
        Lost.kept(state).flatMap(object -> object.filesId().stream()).collect(Collectors.toSet());
    store.keepOnly(owned);
  }
}
