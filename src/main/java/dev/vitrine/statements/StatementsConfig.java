package dev.vitrine.statements;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Limits of statements.
///
/// @param workers statements that run at once on the embedded warehouse; 0: two a core, at least 8,
///   so that a few long ones do not keep the quick ones waiting: a query runs on its executor's
///   thread too, and the engine shares the cores among all
/// @param maxQueued statements that wait at most
/// @param defaultTimeout run time where a request names none (Snowflake: two days)
/// @param maxTimeout run time of a request that names 0, and the most that one can name
/// @param retention how long an ended statement can be read
/// @param tombstones how much longer its handle is remembered as expired
/// @param maxWaiters requests that wait for a statement, in all
/// @param maxWaitersPerCaller the same for one caller
/// @param maxStoredBytes results kept, in all
/// @param maxStoredBytesPerCaller results kept for one caller
/// @param shutdownGrace what running statements get to end on a shutdown
@ConfigurationProperties("vitrine.statements")
public record StatementsConfig(
    @Bindable(defaultValue = "0") int workers,
    @Bindable(defaultValue = "10000") int maxQueued,
    @Bindable(defaultValue = "172800s") Duration defaultTimeout,
    @Bindable(defaultValue = "604800s") Duration maxTimeout,
    @Bindable(defaultValue = "24h") Duration retention,
    @Bindable(defaultValue = "168h") Duration tombstones,
    @Bindable(defaultValue = "20000") int maxWaiters,
    @Bindable(defaultValue = "5000") int maxWaitersPerCaller,
    @Bindable(defaultValue = "107374182400") long maxStoredBytes,
    @Bindable(defaultValue = "53687091200") long maxStoredBytesPerCaller,
    @Bindable(defaultValue = "10s") Duration shutdownGrace) {

  /// Statements that run at once.
  public int poolSize() {
    return workers > 0 ? workers : Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
  }
}
