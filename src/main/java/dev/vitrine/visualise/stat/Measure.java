package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.stat.Base.Item;
import java.util.Set;

/// An axis whose values a statistic calculates with: numbers, or times as [Value#position] counts
/// them.
///
/// @param aesthetic that shows it
/// @param type of its column; what is made from it has the same type, or is a number
public record Measure(String aesthetic, Type type) {

  /// DuckDB's clock ends a microsecond before midnight.
  private static final double CLOCK_END = 86_399_999_999_000.0;

  private static final double MICROS = 1e6;
  private static final double NANOS = 1e9;
  private static final double HOUR_MICROS = 3600e6;
  private static final double MINUTE_NANOS = 60e9;

  Item item(Base base) {
    return base.items().stream()
        .filter(item -> item.aesthetic().equals(aesthetic))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is mapped to " + aesthetic));
  }

  Set<Capability> needs() {
    return type.isTemporal() ? Set.of(Capability.TEMPORALS) : Set.of();
  }

  /// SQL of the position.
  String sql(Base base) {
    return base.dialect().position(base.name(item(base)), type);
  }

  /// SQL that is true for what can be calculated with: no NULL, no NaN, nothing infinite. NaN is
  /// above all numbers where an engine compares it.
  static String finite(SqlDialect dialect, String position) {
    String most = number(dialect, Double.MAX_VALUE);
    return position + " BETWEEN -" + most + " AND " + most;
  }

  static String number(SqlDialect dialect, double value) {
    return dialect.literal(new Value.Numeric(value));
  }

  /// SQL of a position as a value of the axis.
  String back(SqlDialect dialect, String position) {
    return switch (type) {
      case DATE, TIMESTAMP -> dialect.temporal(position, type);
      case TIME ->
          dialect.temporal(
              "CASE WHEN "
                  + position
                  + " < 0 THEN 0 WHEN "
                  + position
                  + " > "
                  + number(dialect, CLOCK_END)
                  + " THEN "
                  + number(dialect, CLOCK_END)
                  + " ELSE "
                  + position
                  + " END",
              type);
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> position;
    };
  }

  /// Positions as a column of the axis; NaN is NULL.
  Column column(double[] positions) {
    if (!type.isTemporal()) {
      return Column.of(positions);
    }
    ColumnBuilder builder = ColumnBuilder.of(type);
    for (double position : positions) {
      if (Double.isNaN(position)) {
        builder.appendNull();
      } else {
        builder.append(Math.round(clamp(position)));
      }
    }
    return builder.build();
  }

  /// The nearest position that the type has.
  double clamp(double position) {
    return type == Type.TIME ? Math.clamp(position, 0, CLOCK_END) : position;
  }

  /// How many positions are one of what a user counts in: days for dates, seconds for other times.
  double unit() {
    return switch (type) {
      case TIMESTAMP -> MICROS;
      case TIME -> NANOS;
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY, DATE -> 1;
    };
  }

  /// A width that shows where a lone value lies: 1, a day, an hour, a minute.
  double loneWidth(double position) {
    return switch (type) {
      case TIMESTAMP -> HOUR_MICROS;
      case TIME -> MINUTE_NANOS;
      case DATE -> 1;
      case INTEGER, NUMBER, TEXT, BOOLEAN, BINARY -> Math.max(1, Math.abs(position) / MICROS);
    };
  }
}
