package dev.vitrine.warehouses;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The warehouses beside the embedded one, by name. Safe for any thread.
@Singleton
public class Warehouses {

  private final Map<String, Warehouse> all = new ConcurrentHashMap<>();

  /// Makes a warehouse known; from now on its engine is closed by [#remove], or with the server.
  ///
  /// @throws SqlError `OBJECT_EXISTS` when there is one of that name
  public void add(Warehouse warehouse) {
    if (all.putIfAbsent(warehouse.name(), warehouse) != null) {
      throw new SqlError(
          ErrorCode.OBJECT_EXISTS, "Warehouse '" + warehouse.name() + "' already exists.");
    }
  }

  /// Empty for one that is not there, or that this caller does not see.
  public Optional<Warehouse> find(String name, Caller caller) {
    return Optional.ofNullable(all.get(name)).filter(found -> found.isSeenBy(caller));
  }

  /// Those that a caller sees, by name.
  public List<Warehouse> all(Caller caller) {
    return all.values().stream()
        .filter(warehouse -> warehouse.isSeenBy(caller))
        .sorted(Comparator.comparing(Warehouse::name))
        .toList();
  }

  /// Forgets a warehouse and closes its engine: what still runs there fails. Unknown names are
  /// ignored.
  public void remove(String name) {
    Warehouse removed = all.remove(name);
    if (removed != null) {
      removed.engine().close();
    }
  }

  @PreDestroy
  void close() {
    List.copyOf(all.keySet()).forEach(this::remove);
  }
}
