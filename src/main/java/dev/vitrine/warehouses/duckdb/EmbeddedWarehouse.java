package dev.vitrine.warehouses.duckdb;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the embedded engine under the data directory with the server and closes it with it.
@Factory
final class EmbeddedWarehouse {

  @Singleton
  @Bean(preDestroy = "close")
  DuckDbEngine engine(WarehouseConfig config, @Value("${vitrine.data:.vitrine}") String data) {
    return new DuckDbEngine(Optional.of(Path.of(data, "warehouse")), config);
  }
}
