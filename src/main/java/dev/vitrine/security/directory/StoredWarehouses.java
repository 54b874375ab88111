package dev.vitrine.security.directory;

import dev.vitrine.repository.StateDatabase;
import dev.vitrine.repository.WarehouseRepository;
import dev.vitrine.repository.WarehouseRow;
import dev.vitrine.snowflake.account.Directory.Warehouse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names of the embedded warehouse, with what was said of each.
@Singleton
final class StoredWarehouses {

  private final StateDatabase database;
  private final WarehouseRepository rows;
  private final Texts texts;
  private final Clock clock;

  StoredWarehouses(StateDatabase database, WarehouseRepository rows, Texts texts, Clock clock) {
    this.database = database;
    this.rows = rows;
    this.texts = texts;
    this.clock = clock;
  }

  List<Warehouse> all() {
    return rows.listOrderByName().stream().map(this::warehouse).toList();
  }

  Optional<Warehouse> find(String name) {
    return rows.findById(name).map(this::warehouse);
  }

  private Warehouse warehouse(WarehouseRow row) {
    return new Warehouse(
        row.name(), row.owner(), texts.read(row.properties()), row.createdAt(), row.updatedAt());
  }

  void create(String name, String owner, Map<String, String> properties) {
    Instant now = clock.instant();
    rows.save(new WarehouseRow(name, owner, texts.write(properties), now, now));
  }

  void change(String name, Map<String, Optional<String>> changes) {
    database.write(() -> {
      WarehouseRow row = rows.findById(name).orElseThrow();
      rows.update(
          new WarehouseRow(
              name,
              row.owner(),
              texts.changed(row.properties(), changes),
              row.createdAt(),
              clock.instant()));
    });
  }

  void rename(String name, String newName) {
    database.write(() -> {
      WarehouseRow row = rows.findById(name).orElseThrow();
      rows.save(
          new WarehouseRow(
              newName, row.owner(), row.properties(), row.createdAt(), clock.instant()));
      rows.deleteById(name);
    });
  }

  void drop(String name) {
    rows.deleteById(name);
  }
}
