package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.snowflake.SessionTransactions.Waits;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Lost;
import dev.vitrine.snowflake.store.State;
import dev.vitrine.snowflake.store.Store;
import dev.vitrine.snowflake.transactions.Mode;
import dev.vitrine.snowflake.transactions.Transactions;
import dev.vitrine.stages.StageStore;
import dev.vitrine.warehouses.Engine;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// The catalog as it is committed, and the one way to change it. Readers take it whole; a change
/// swaps it when the engine has committed.
@Singleton
public class CatalogStore {

  private final Store store;
  private final StageFiles files;

  CatalogStore(Engine engine, StageStore stages) {
    this.store = new Store(engine);
    this.files = new StageFiles(stages);
    files.sweep(store.state());
  }

  public Catalog current() {
    return store.state().catalog();
  }

  /// The catalog, and what was dropped.
  public State state() {
    return store.state();
  }

  /// The engine's own dialect may have changed something: the next reader looks.
  public void engineChanged() {
    store.engineChanged();
  }

  /// Changes objects of schemas. What the session's transaction did until now is committed first;
  /// then changes of the same names queue; then `plan` sees what is committed and says what to do,
  /// which happens wholly or not at all.
  ///
  /// @param names of the objects, in full
  public <A> A change(Context context, Collection<String> names, Function<State, Change<A>> plan) {
    SessionTransactions transactions = context.session().transactions();
    transactions.commitBefore(context.steps());
    return transactions.alone(
        new TreeSet<>(names),
        Mode.DEFINE,
        Waits.of(context.session()),
        context.steps(),
        _ -> {
          store.state();
          return store.holding(
              names, context.steps()::isStopping, () -> run(context, plan.apply(store.known())));
        });
  }

  /// Changes schemas or databases.
  public <A> A changeNamespaces(Context context, Function<State, Change<A>> plan) {
    Transactions all = context.session().transactions().all();
    all.foreignBegins();
    try {
      return change(context, List.of(), plan);
    } finally {
      all.foreignEnds();
    }
  }

  private <A> A run(Context context, Change<A> change) {
    List<String> before = new ArrayList<>(change.editSql());
    before.addAll(change.sql());
    if (!before.isEmpty()) {
      List<SchemaObject> lost = Lost.by(change, store.known());
      String last = before.removeLast();
      context.steps().change(before, last, change.values());
      store.committed(change);
      files.remove(lost);
    }
    return change.after().get();
  }

  /// Removes the files of a temporary object that is there no more.
  public void removeFiles(Collection<? extends SchemaObject> objects) {
    files.remove(objects);
  }
}
