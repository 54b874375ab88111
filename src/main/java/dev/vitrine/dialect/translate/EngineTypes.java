package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;

/// How the engine keeps each of Snowflake's types.
public final class EngineTypes {

  /// An instant and the offset in minutes that it was written with.
  public static final String ZONED = "STRUCT(t TIMESTAMP, o SMALLINT)";

  /// Reads a zoned timestamp from the text that it is bound as: its instant in UTC, a bar, the
  /// offset in minutes.
  public static String zoned(String text) {
    return "sf_zoned(CAST(split_part(%1$s, '|', 1) AS TIMESTAMP), CAST(split_part(%1$s, '|', 2) AS INTEGER))"
        .formatted(text);
  }

  private EngineTypes() {}

  public static String of(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case REAL -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP_NTZ -> "TIMESTAMP";
      case TIMESTAMP_LTZ -> "TIMESTAMPTZ";
      case TIMESTAMP_TZ -> ZONED;
      case BINARY -> "BLOB";
      // JSON in the normal form of `dialect.scalar`; the engine's type JSON would read it again at
      // each cast, and knows no NaN
      case VARIANT, OBJECT, ARRAY -> "VARCHAR";
    };
  }

  /// Writes a value as results carry it ([dev.vitrine.kernel] knows no engine): JSON as text, and a
  /// zoned timestamp as seconds, nanoseconds and minutes from 1440.
  public static String delivered(Typed value) {
    if (value.nanos() != null) {
      return Nanos.delivered(value);
    }
    String sql = value.isNull() ? "CAST(NULL AS " + of(value.type()) + ")" : value.sql();
    return switch (value.type().kind()) {
      case VARIANT, OBJECT, ARRAY -> "sf_json_delivered(" + sql + ")";
      case TIMESTAMP_TZ -> "sf_zoned_out(" + sql + ")";
      case FIXED, REAL, TEXT, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, BINARY ->
          value.isNull() ? sql : value.exactly().sql();
    };
  }
}
