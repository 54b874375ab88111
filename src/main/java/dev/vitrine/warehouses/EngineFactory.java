package dev.vitrine.warehouses;

import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import dev.vitrine.warehouses.duckdb.WarehouseConfig;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/// The embedded engine under the data directory, closed with the server.
@Factory
final class EngineFactory {

  @Singleton
  @Bean(preDestroy = "close")
  Engine engine(@Value("${vitrine.data}") Path data, WarehouseConfig config) {
    return new DuckDbEngine(Optional.of(data.resolve("warehouse")), config);
  }
}
