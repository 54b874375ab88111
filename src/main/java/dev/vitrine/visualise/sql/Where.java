package dev.vitrine.visualise.sql;

/// Which engine runs a query of a chart.
public enum Where {
  /// The engine that has the data, in its dialect.
  SOURCE,
  /// The local DuckDB, on rows that were loaded into it.
  LOCAL
}
