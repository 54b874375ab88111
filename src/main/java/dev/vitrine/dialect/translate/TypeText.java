package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;

/// Types as Snowflake writes them: `NUMBER(38,0)`, `VARCHAR(16777216)`.
public final class TypeText {

  private TypeText() {}

  public static String of(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> "NUMBER(" + type.precision() + "," + type.scale() + ")";
      case REAL -> "FLOAT";
      case TEXT ->
          "VARCHAR("
              + type.length()
              + ")"
              + (type.collation().isEmpty() ? "" : " COLLATE '" + type.collation() + "'");
      case BINARY -> "BINARY(" + type.length() + ")";
      case TIME -> "TIME(" + type.scale() + ")";
      case TIMESTAMP_NTZ -> "TIMESTAMP_NTZ(" + type.scale() + ")";
      case TIMESTAMP_LTZ -> "TIMESTAMP_LTZ(" + type.scale() + ")";
      case TIMESTAMP_TZ -> "TIMESTAMP_TZ(" + type.scale() + ")";
      case BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> type.kind().name();
    };
  }
}
