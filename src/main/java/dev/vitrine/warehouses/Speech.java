package dev.vitrine.warehouses;

/// The SQL that a warehouse is spoken to in.
public enum Speech {
  /// The embedded engine's: Snowflake's or DuckDB's, as the statement says.
  EMBEDDED,
  DUCKDB,
  POSTGRES,
  MYSQL,
  SQLITE,
  TRINO,
  SNOWFLAKE,
  SQLSERVER
}
