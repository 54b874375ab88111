package dev.vitrine.ops;

import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// What operators watch of the engine: native calls that hold their thread after a cancel.
@Singleton
final class WarehouseMeters implements BeanCreatedEventListener<DuckDbEngine> {

  private final BeanProvider<MeterRegistry> registry;

  WarehouseMeters(BeanProvider<MeterRegistry> registry) {
    this.registry = registry;
  }

  @Override
  public DuckDbEngine onCreated(BeanCreatedEvent<DuckDbEngine> event) {
    DuckDbEngine watched = event.getBean();
    registry.get().gauge("vitrine.warehouse.stuck", watched, DuckDbEngine::stuck);
    return watched;
  }
}
