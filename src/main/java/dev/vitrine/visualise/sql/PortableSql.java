package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.Set;

/// What any engine with double-quoted names understands: an engine that nobody here knows counts,
/// sums and compares, and everything else runs on the local DuckDB.
///
/// Its SQL is run against DuckDB and PostgreSQL in the tests.
public final class PortableSql implements SqlDialect {

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public String toString() {
    return "this engine";
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE PRECISION";
      case TEXT -> "VARCHAR(4000)";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case TIME -> "TIME";
      case BINARY -> "VARBINARY(4000)";
    };
  }

  @Override
  public String ascending(String expression) {
    return Expressions.nullsLast(expression);
  }

  /// Standard SQL takes no expression of an alias here.
  @Override
  public String ascendingAlias(String name) {
    return name;
  }

  @Override
  public String limited(String query, long rows) {
    return query + " FETCH FIRST " + rows + " ROWS ONLY";
  }

  @Override
  public String same(String left, String right) {
    return "(" + left + " = " + right + " OR (" + left + " IS NULL AND " + right + " IS NULL))";
  }

  @Override
  public String temporal(String expression, Type type) {
    throw Lacking.temporals(this);
  }

  @Override
  public String position(String expression, Type type) {
    if (type.isTemporal()) {
      throw Lacking.temporals(this);
    }
    return cast(expression, type, Type.NUMBER);
  }
}
