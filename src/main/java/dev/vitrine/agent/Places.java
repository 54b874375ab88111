package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.pipeline.Pipeline;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// Finds the configured warehouse.
@Singleton
final class Places {

  private final Warehouses warehouses;
  private final AgentConfig config;

  Places(Warehouses warehouses, AgentConfig config) {
    this.warehouses = warehouses;
    this.config = config;
  }

  /// @throws Refusal when it is not there
  Place of(Caller caller) {
    Speech speech = speech(caller);
    return new Place(config.place(), speech, config.database(), schema(speech));
  }

  private Speech speech(Caller caller) {
    String name = config.place();
    if (name.equals(Pipeline.WAREHOUSE)) {
      return Speech.EMBEDDED;
    }
    return warehouses
        .find(name, caller)
        .map(Warehouse::speech)
        .orElseThrow(() ->
            Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Warehouse '" + name + "' of vitrine.agent.warehouse does not exist"));
  }

  private String schema(Speech speech) {
    String set = config.schema();
    if (set != null && !set.isBlank()) {
      return set;
    }
    return speech.usualSchema(config.database());
  }
}
