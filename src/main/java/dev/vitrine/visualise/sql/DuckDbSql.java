package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// DuckDB's SQL.
public final class DuckDbSql implements SqlDialect {

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public String toString() {
    return "DuckDB";
  }

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

  /// The calls are equal, so that DuckDB makes one of them.
  @Override
  public List<String> percentiles(String expression, double... shares) {
    String all = "QUANTILE_CONT(" + expression + ", " + Arrays.toString(shares) + ")";
    return IntStream.rangeClosed(1, shares.length).mapToObj(i -> all + "[" + i + "]").toList();
  }

  @Override
  public String position(String expression, Type type) {
    return switch (type) {
      case DATE -> cast("(" + expression + " - DATE '1970-01-01')", Type.NUMBER);
      case TIMESTAMP -> cast("EPOCH_US(" + expression + ")", Type.NUMBER);
      case TIME -> cast("EPOCH_NS(" + expression + ")", Type.NUMBER);
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> cast(expression, Type.NUMBER);
    };
  }

  @Override
  public String greatest(String left, String right) {
    return "GREATEST(" + left + ", " + right + ")";
  }

  @Override
  public String least(String left, String right) {
    return "LEAST(" + left + ", " + right + ")";
  }

  @Override
  public String first(String expression, String row) {
    return "ARG_MIN(" + expression + ", " + name(row) + ")";
  }

  @Override
  public String last(String expression, String row) {
    return "ARG_MAX(" + expression + ", " + name(row) + ")";
  }
}
