package dev.vitrine.sqlapi;

import dev.vitrine.pipeline.ChartLimits;
import dev.vitrine.results.ResultsConfig;
import dev.vitrine.security.LimitSettings;
import dev.vitrine.statements.StatementsConfig;
import dev.vitrine.warehouses.duckdb.WarehouseConfig;
import io.micronaut.serde.annotation.Serdeable;

/// The limits as configured. Times in seconds, sizes in bytes, 0 for none.
@Serdeable
record Limits(
    Statements statements,
    Results results,
    Waiting waiting,
    Requests requests,
    Warehouse warehouse,
    Chart chart) {

  /// Limits of a statement.
  ///
  /// @param textBytes of its text in UTF-8
  /// @param queued statements that wait for a warehouse at most
  @Serdeable
  record Statements(
      long textBytes,
      long queued,
      long defaultTimeoutSeconds,
      long longestTimeoutSeconds,
      long retentionSeconds) {}

  /// Limits of a result.
  ///
  /// @param bytes of one result
  /// @param storedBytes of all results together
  /// @param storedBytesPerUser of one user's
  @Serdeable
  record Results(
      long bytes,
      long partitionRows,
      long partitionBytes,
      long storedBytes,
      long storedBytesPerUser) {}

  /// Limits of clients that wait.
  ///
  /// @param syncWaitSeconds how long a POST waits for its answer
  /// @param longestPollSeconds longest `wait`
  @Serdeable
  record Waiting(
      long syncWaitSeconds,
      long longestPollSeconds,
      long waiters,
      long waitersPerUser,
      long eventStreams,
      long eventStreamsPerUser,
      long eventStreamSeconds) {}

  /// Limits of requests.
  @Serdeable
  record Requests(long perSecond, long burst) {}

  /// Limits of the embedded warehouse, for all statements together but the last.
  ///
  /// @param valueBytes of one value that an argument makes (`repeat` …)
  @Serdeable
  record Warehouse(long workers, long memoryBytes, long spillBytes, long valueBytes) {}

  /// Limits of a chart's document.
  @Serdeable
  record Chart(long rows, long bytes) {}

  static Limits of(
      StatementsConfig statements,
      ResultsConfig results,
      SqlApiConfig door,
      LimitSettings requests,
      WarehouseConfig warehouse,
      ChartLimits chart) {
    return new Limits(
        new Statements(
            door.maxStatementBytes(),
            statements.maxQueued(),
            statements.defaultTimeout().toSeconds(),
            statements.maxTimeout().toSeconds(),
            statements.retention().toSeconds()),
        new Results(
            results.maxResultBytes(),
            results.partitionRows(),
            results.partitionBytes(),
            statements.maxStoredBytes(),
            statements.maxStoredBytesPerCaller()),
        new Waiting(
            door.syncWait().toSeconds(),
            door.longestPoll().toSeconds(),
            statements.maxWaiters(),
            statements.maxWaitersPerCaller(),
            door.maxEventStreams(),
            door.maxEventStreamsPerUser(),
            door.eventStreamLife().toSeconds()),
        new Requests(requests.requestsPerSecond(), requests.requestBurst()),
        new Warehouse(
            statements.poolSize(),
            warehouse.memoryLimitBytes(),
            warehouse.spillLimit(),
            warehouse.valueLimit()),
        new Chart(chart.rows(), chart.bytes()));
  }
}
