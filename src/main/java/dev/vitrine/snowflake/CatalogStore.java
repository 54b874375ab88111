package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Catalog;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// The catalog as it is committed. Readers take it whole; a change swaps it.
@Singleton
public class CatalogStore {

  private final AtomicReference<Catalog> current = new AtomicReference<>(Catalog.EMPTY);

  public Catalog current() {
    return current.get();
  }

  public void change(UnaryOperator<Catalog> change) {
    current.updateAndGet(change);
  }
}
