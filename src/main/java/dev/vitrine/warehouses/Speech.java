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
  SQLSERVER;

  /// The schema in which names are looked up where nobody says otherwise.
  ///
  /// @param database the one that is asked, which is a schema to some
  public String usualSchema(String database) {
    return switch (this) {
      case EMBEDDED, SNOWFLAKE -> "PUBLIC";
      case POSTGRES -> "public";
      case DUCKDB, SQLITE -> "main";
      case MYSQL, TRINO -> database;
      case SQLSERVER -> "dbo";
    };
  }
}
