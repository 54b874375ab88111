package dev.vitrine.sessions;

import dev.vitrine.warehouses.duckdb.WarehouseConfig;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits of sessions with data of their own: `vitrine.sessions.*`. Sizes are written as `512MB` or
/// in bytes.
///
/// @param idle a session ends when nobody asked for it so long; 0: at once
/// @param sweepEvery how often the server looks for those, and how much memory and disk the others
///   hold
/// @param most sessions in all
/// @param mostPerCaller sessions of one caller
/// @param memoryLimit bytes of memory of one session; what does not fit spills to disk
/// @param spillLimit bytes of disk of one session
/// @param memoryPerCaller bytes of memory of all sessions of one caller
/// @param memoryInAll bytes of memory of all sessions; 0: a quarter of the machine's
/// @param diskPerCaller bytes of disk of all sessions of one caller, uploads included
/// @param diskInAll bytes of disk of all sessions
/// @param threads of one session's engine; 0: as the machine has processors, four at most
/// @param workers statements that run at once in one session
/// @param maxQueued statements that wait at most in one session
/// @param uploadLimit bytes of one uploaded file
/// @param longestWait how long a request waits for its statement; later it is told the handle
/// @param statementTimeout run time of a session's statement; 0: the server's default
/// @param loadSampleData whether the tables `products`, `sales` and `employees` are in every new
///   session
/// @param loadData files whose rows are in every new session
@ConfigurationProperties("vitrine.sessions")
public record SessionsConfig(
    @Bindable(defaultValue = "30m") Duration idle,
    @Bindable(defaultValue = "15s") Duration sweepEvery,
    @Bindable(defaultValue = "1000") int most,
    @Bindable(defaultValue = "200") int mostPerCaller,
    @ReadableBytes @Bindable(defaultValue = "512MB") long memoryLimit,
    @ReadableBytes @Bindable(defaultValue = "4GB") long spillLimit,
    @ReadableBytes @Bindable(defaultValue = "2GB") long memoryPerCaller,
    @ReadableBytes @Bindable(defaultValue = "0") long memoryInAll,
    @ReadableBytes @Bindable(defaultValue = "10GB") long diskPerCaller,
    @ReadableBytes @Bindable(defaultValue = "50GB") long diskInAll,
    @Bindable(defaultValue = "0") int threads,
    @Bindable(defaultValue = "4") int workers,
    @Bindable(defaultValue = "1000") int maxQueued,
    @ReadableBytes @Bindable(defaultValue = "1GB") long uploadLimit,
    @Bindable(defaultValue = "4m") Duration longestWait,
    @Bindable(defaultValue = "0s") Duration statementTimeout,
    @Bindable(defaultValue = "false") boolean loadSampleData,
    @Nullable List<String> loadData) {

  private static final int MOST_THREADS = 4;
  private static final int IDLE_CONNECTIONS = 4;
  private static final int VALUE_LIMIT = 256 * 1024;

  /// The files of [#loadData], none where it is not set.
  List<String> files() {
    List<String> named = loadData;
    return named == null ? List.of() : List.copyOf(named);
  }

  long memoryInAllBytes() {
    return memoryInAll > 0 ? memoryInAll : WarehouseConfig.machineMemory() / 4;
  }

  /// What each session's engine gets. The watchdog of the server's own warehouse looks after the
  /// process.
  WarehouseConfig engine() {
    int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return new WarehouseConfig(
        memoryLimit,
        threads > 0 ? threads : processors,
        spillLimit,
        VALUE_LIMIT,
        Long.MAX_VALUE,
        IDLE_CONNECTIONS,
        false);
  }
}
