package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;

/// DuckDB's SQL.
public final class DuckDbSql implements SqlDialect {

  @Override
  public String file(String path) {
    return string(path);
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case TIME -> "TIME";
      case BINARY -> "BLOB";
    };
  }

  @Override
  public String temporal(String expression, Type type) {
    return switch (type) {
      case DATE -> "(DATE '1970-01-01' + " + cast(expression, Type.INTEGER) + "::INTEGER)";
      case TIME -> "CAST(MAKE_TIMESTAMP(" + cast(expression, Type.INTEGER) + " // 1000) AS TIME)";
      default -> "MAKE_TIMESTAMP(" + cast(expression, Type.INTEGER) + ")";
    };
  }

  @Override
  public String percentile(String expression, double share) {
    return "QUANTILE_CONT(" + expression + ", " + share + ")";
  }
}
