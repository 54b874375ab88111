package dev.vitrine.warehouses.duckdb;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.lang.management.ManagementFactory;

/// Limits of the embedded warehouse. Sizes are written as `512MB` or in bytes; 0 takes a figure
/// derived from the machine.
///
/// @param memoryLimit bytes for all statements together; derived: 40 % of the machine's memory
/// @param threads for all statements together, once a table is large enough to be divided among
///   them; derived: the machine's processors
/// @param spillLimit bytes on disk for what does not fit into memory; 0 forbids spilling
/// @param valueLimit bytes that one value may be made to hold by an argument (`repeat` …)
/// @param processLimit bytes of the whole process above which the heaviest statement is stopped;
///   derived: the memory limit, the heap and a quarter more
/// @param idleConnections kept open for the next statement of the same context
/// @param samples make the database SAMPLES on the first start
@ConfigurationProperties("vitrine.warehouse")
public record WarehouseConfig(
    @ReadableBytes @Bindable(defaultValue = "0") long memoryLimit,
    @Bindable(defaultValue = "0") int threads,
    @ReadableBytes @Bindable(defaultValue = "10GB") long spillLimit,
    @ReadableBytes @Bindable(defaultValue = "256KB") int valueLimit,
    @ReadableBytes @Bindable(defaultValue = "0") long processLimit,
    @Bindable(defaultValue = "64") int idleConnections,
    @Bindable(defaultValue = "true") boolean samples) {

  private static final long MEGABYTE = 1024 * 1024;

  /// Small limits and no samples.
  public static WarehouseConfig small() {
    return new WarehouseConfig(
        512 * MEGABYTE, 2, 512 * MEGABYTE, 256 * 1024, Long.MAX_VALUE, 16, false);
  }

  public WarehouseConfig withMemoryLimit(long bytes) {
    return new WarehouseConfig(
        bytes, threads, spillLimit, valueLimit, processLimit, idleConnections, samples);
  }

  public WarehouseConfig withSpillLimit(long bytes) {
    return new WarehouseConfig(
        memoryLimit, threads, bytes, valueLimit, processLimit, idleConnections, samples);
  }

  public WarehouseConfig withSamples() {
    return new WarehouseConfig(
        memoryLimit, threads, spillLimit, valueLimit, processLimit, idleConnections, true);
  }

  /// Bytes for all statements together.
  public long memoryLimitBytes() {
    return memoryLimit > 0 ? memoryLimit : Math.max(256 * MEGABYTE, machineMemory() * 2 / 5);
  }

  int threadCount() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  long processLimitBytes() {
    long engineAndHeap = memoryLimitBytes() + Runtime.getRuntime().maxMemory();
    return processLimit > 0 ? processLimit : engineAndHeap * 5 / 4;
  }

  /// Bytes of memory that the machine has.
  public static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Runtime.getRuntime().maxMemory() * 4;
  }
}
