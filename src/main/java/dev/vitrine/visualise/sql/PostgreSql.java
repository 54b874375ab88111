package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// PostgreSQL's SQL, from version 9.4 on. Its SQL is run against PostgreSQL in the tests.
public final class PostgreSql implements SqlDialect {

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.FILES));
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }

  /// A text with a backslash is written so that it means the same under either setting of
  /// `standard_conforming_strings`.
  @Override
  public String string(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
  }

  @Override
  public String typeName(Type type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE PRECISION";
      case TEXT -> "TEXT";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case TIME -> "TIME";
      case BINARY -> "BYTEA";
    };
  }

  /// Numerics round half away from zero, doubles half to even; a whole double as text loses its
  /// `.0`, and a boolean is a number only by way of an integer.
  @Override
  public String cast(String expression, Type from, Type to) {
    if (from == Type.NUMBER && to == Type.INTEGER) {
      return cast(cast(expression, Type.NUMBER), Type.INTEGER);
    }
    if (from == Type.NUMBER && to == Type.TEXT) {
      return "CASE WHEN %1$s = FLOOR(%1$s) AND ABS(%1$s) < 1e15 THEN %2$s || '.0' ELSE %3$s END"
          .formatted(expression, cast(cast(expression, Type.INTEGER), to), cast(expression, to));
    }
    if (from == Type.BOOLEAN && to.isNumeric()) {
      return cast(expression + "::INTEGER", to);
    }
    return from.isNumeric() && to == Type.BOOLEAN
        ? "(" + expression + " <> 0)"
        : cast(expression, to);
  }

  /// Enumerations, documents and identifiers are texts to a chart.
  @Override
  public String comparable(String expression, Type type) {
    return type == Type.TEXT ? cast(expression, Type.TEXT) + " COLLATE \"C\"" : expression;
  }

  @Override
  public String temporal(String expression, Type type) {
    String count = cast(expression, Type.NUMBER, Type.INTEGER);
    return switch (type) {
      case DATE -> "(DATE '1970-01-01' + " + count + "::INTEGER)";
      case TIME -> "(TIME '00:00' + " + count + " / 1000 * INTERVAL '1 microsecond')";
      default -> "(TIMESTAMP '1970-01-01' + " + count + " * INTERVAL '1 microsecond')";
    };
  }

  @Override
  public String percentile(String expression, double share) {
    return "PERCENTILE_CONT(" + share + ") WITHIN GROUP (ORDER BY " + expression + ")";
  }

  /// One sort serves all.
  @Override
  public List<String> percentiles(String expression, double... shares) {
    String all =
        "(PERCENTILE_CONT(ARRAY"
            + Arrays.toString(shares)
            + "::DOUBLE PRECISION[]) WITHIN GROUP (ORDER BY "
            + expression
            + "))";
    return IntStream.rangeClosed(1, shares.length).mapToObj(i -> all + "[" + i + "]").toList();
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
    return at(expression, name(row));
  }

  @Override
  public String last(String expression, String row) {
    return at(expression, name(row) + " DESC");
  }

  private static String at(String expression, String order) {
    return "(ARRAY_AGG(%1$s ORDER BY %2$s) FILTER (WHERE %1$s IS NOT NULL))[1]"
        .formatted(expression, order);
  }
}
