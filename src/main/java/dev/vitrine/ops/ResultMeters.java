package dev.vitrine.ops;

import dev.vitrine.results.ResultStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// What operators watch of the results in memory: how often a page was there.
@Singleton
final class ResultMeters implements BeanCreatedEventListener<ResultStore> {

  private final BeanProvider<MeterRegistry> registry;

  ResultMeters(BeanProvider<MeterRegistry> registry) {
    this.registry = registry;
  }

  @Override
  public ResultStore onCreated(BeanCreatedEvent<ResultStore> event) {
    ResultStore watched = event.getBean();
    registry.get().gauge("vitrine.results.cache.hits", watched, ResultStore::cacheHits);
    registry.get().gauge("vitrine.results.cache.misses", watched, ResultStore::cacheMisses);
    return watched;
  }
}
