package dev.vitrine.driver;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `data.rowtype` of a query's answer tells drivers about its columns.
final class RowTypes {

  /// One column. Fields without a meaning for the type are null, not absent.
  ///
  /// @param precision digits of a number; 0 for times and timestamps
  /// @param scale digits after the point, of a time's or timestamp's seconds: drivers cut their
  ///   texts and scale their integers by it
  /// @param length characters of a text, bytes of a binary
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record RowType(
      String name,
      String database,
      String schema,
      String table,
      boolean nullable,
      @Nullable Integer length,
      @Nullable Integer byteLength,
      @Nullable Integer precision,
      @Nullable Integer scale,
      String type,
      @Nullable String collation) {}

  private record Size(
      @Nullable Integer length,
      @Nullable Integer bytes,
      @Nullable Integer precision,
      @Nullable Integer scale) {

    static final Size NONE = new Size(null, null, null, null);
  }

  private RowTypes() {}

  static List<RowType> of(List<Column> columns) {
    return columns.stream().map(RowTypes::of).toList();
  }

  static RowType of(Column column) {
    Size size = size(column.type());
    return new RowType(
        column.name(),
        "",
        "",
        "",
        column.nullable(),
        size.length(),
        size.bytes(),
        size.precision(),
        size.scale(),
        column.type().kind().apiName(),
        null);
  }

  private static Size size(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> new Size(null, null, type.precision(), type.scale());
      case TEXT -> new Size(type.length(), utf8(type.length()), null, null);
      case BINARY -> new Size(type.length(), type.length(), null, null);
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          new Size(null, null, 0, type.scale());
      case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> Size.NONE;
    };
  }

  /// Up to four bytes a character.
  private static int utf8(int characters) {
    return (int) Math.min(4L * characters, SqlType.MAX_TEXT);
  }
}
