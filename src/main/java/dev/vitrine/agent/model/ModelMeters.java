package dev.vitrine.agent.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Counts what the model costs: `vitrine.agent.model.requests`, `.failures`, `.tokens{kind}` and
/// `.cost`, where prices are configured.
@Singleton
public final class ModelMeters {

  private static final double MILLION = 1e6;

  private final Timer requests;
  private final Counter failures;
  private final Counter prompt;
  private final Counter completion;
  private final Counter cost;
  private final ModelConfig config;

  ModelMeters(MeterRegistry meters, ModelConfig config) {
    this.config = config;
    this.requests = meters.timer("vitrine.agent.model.requests");
    this.failures = meters.counter("vitrine.agent.model.failures");
    this.prompt = meters.counter("vitrine.agent.model.tokens", "kind", "prompt");
    this.completion = meters.counter("vitrine.agent.model.tokens", "kind", "completion");
    this.cost = meters.counter("vitrine.agent.model.cost");
  }

  <T> T timed(Supplier<T> request) {
    long start = System.nanoTime();
    try {
      return request.get();
    } catch (RuntimeException failure) {
      failures.increment();
      throw failure;
    } finally {
      requests.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  void answered(Usage usage) {
    prompt.increment((double) usage.prompt());
    completion.increment((double) usage.completion());
    cost.increment(cost(usage));
  }

  /// What these tokens cost, by the configured prices.
  public double cost(Usage usage) {
    return usage.prompt() / MILLION * config.promptPrice()
        + usage.completion() / MILLION * config.completionPrice();
  }
}
