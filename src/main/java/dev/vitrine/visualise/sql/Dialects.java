package dev.vitrine.visualise.sql;

import java.util.Locale;

/// The dialects by the names of their engines.
final class Dialects {

  private Dialects() {}

  static SqlDialect named(String engine) {
    return switch (engine.strip().toLowerCase(Locale.ROOT)) {
      case "duckdb" -> new DuckDbSql();
      case "postgresql", "postgres" -> new PostgreSql();
      case "trino", "presto" -> new TrinoSql();
      case "snowflake" -> new SnowflakeSql();
      case "sqlite" -> new SqliteSql();
      case "mysql" -> MySql.mySql();
      case "mariadb" -> MySql.mariaDb();
      default -> new PortableSql();
    };
  }
}
