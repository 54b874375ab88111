package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// A column in Snowflake's words. Fields without a meaning for the type are null, not absent.
///
/// @param length characters of a text, bytes of a binary
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record RowType(
    String name,
    String database,
    String schema,
    String table,
    String type,
    boolean nullable,
    @Nullable Integer precision,
    @Nullable Integer scale,
    @Nullable Integer length,
    @Nullable Integer byteLength,
    @Nullable String collation) {

  private record Size(
      @Nullable Integer precision,
      @Nullable Integer scale,
      @Nullable Integer length,
      @Nullable Integer bytes) {}

  static RowType of(Column column) {
    Size size = size(column.type());
    return new RowType(
        column.name(),
        "",
        "",
        "",
        column.type().kind().apiName(),
        column.nullable(),
        size.precision(),
        size.scale(),
        size.length(),
        size.bytes(),
        null);
  }

  private static Size size(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> new Size(type.precision(), type.scale(), null, null);
      case TEXT -> new Size(null, null, type.length(), bytes(type.length()));
      case BINARY -> new Size(null, null, type.length(), type.length());
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          new Size(0, type.scale(), null, null);
      case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> new Size(null, null, null, null);
    };
  }

  /// UTF-8 takes up to four bytes a character.
  private static int bytes(int characters) {
    return (int) Math.min(4L * characters, SqlType.MAX_TEXT);
  }
}
