package dev.vitrine.prismiq;

import dev.vitrine.kernel.SqlType;

/// Types by the names that clients of the first server know: those of Python.
final class ColumnTypes {

  private ColumnTypes() {}

  static String name(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> type.scale() == 0 ? "int" : "Decimal";
      case REAL -> "float";
      case TEXT -> "str";
      case BOOLEAN -> "bool";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> "datetime";
      case BINARY -> "bytes";
      case ARRAY -> "list";
      case VARIANT, OBJECT -> "dict";
    };
  }
}
