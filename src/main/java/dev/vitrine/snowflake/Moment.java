package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.snowflake.transactions.Transactions;
import java.lang.ref.WeakReference;
import java.util.Set;

/// What a reader saw: tables as they were committed, and the catalog.
public final class Moment {

  private final CatalogStore store;
  private final Transactions transactions;
  private final long since;

  /// Who remembers a moment does not keep its catalog alive.
  private final WeakReference<Catalog> catalog;

  Moment(CatalogStore store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
    this.since = transactions.now();
    this.catalog = new WeakReference<>(store.current());
  }

  /// Whether a new reader of these tables sees the same.
  ///
  /// @param tables as the engine calls them
  public boolean isPresentFor(Set<String> tables) {
    return catalog.refersTo(store.current()) && transactions.isUnchanged(since, tables);
  }
}
