package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;

/// Codes by SQLSTATE: ISO/IEC 9075-2, and PostgreSQL's own classes.
final class StateCodes {

  private StateCodes() {}

  static ErrorCode of(String state) {
    return switch (state) {
      case "42601" -> ErrorCode.SYNTAX;
      case "42703", "42S22" -> ErrorCode.INVALID_IDENTIFIER;
      case "42702" -> ErrorCode.AMBIGUOUS_COLUMN;
      case "42803" -> ErrorCode.NOT_IN_GROUP_BY;
      case "42883" -> ErrorCode.UNKNOWN_FUNCTION;
      case "42P01", "42S02" -> ErrorCode.OBJECT_NOT_FOUND;
      case "3F000", "3D000" -> ErrorCode.SCHEMA_NOT_FOUND;
      case "42P06", "42P07", "42710", "42723", "42S01" -> ErrorCode.OBJECT_EXISTS;
      case "42701", "42S21" -> ErrorCode.DUPLICATE_COLUMN;
      case "42501" -> ErrorCode.NOT_ALLOWED;
      case "22012" -> ErrorCode.DIVISION_BY_ZERO;
      case "22003" -> ErrorCode.NUMBER_OUT_OF_RANGE;
      case "22001" -> ErrorCode.STRING_TOO_LONG;
      case "22007", "22008" -> ErrorCode.NOT_A_TIMESTAMP;
      case "2201B" -> ErrorCode.INVALID_REGEX;
      case "21000" -> ErrorCode.SINGLE_ROW_SUBQUERY;
      case "23502" -> ErrorCode.NULL_IN_NOT_NULL;
      case "25006" -> ErrorCode.READ_ONLY;
      case "40001", "40P01", "25P02" -> ErrorCode.CONFLICT;
      case "57014" -> ErrorCode.TIMEOUT;
      case "57P01", "57P02", "57P03", "57P04" -> ErrorCode.CONNECTION_LOST;
      case "53100" -> ErrorCode.DISK_FULL;
      case "53200" -> ErrorCode.MEMORY_LIMIT;
      case "53300" -> ErrorCode.CONNECTION_BUSY;
      default -> ofClass(state);
    };
  }

  private static ErrorCode ofClass(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> ErrorCode.CONNECTION_LOST;
      case "0A" -> ErrorCode.NOT_SUPPORTED;
      case "22" -> ErrorCode.CONVERSION;
      case "23" -> ErrorCode.CONSTRAINT;
      case "28" -> ErrorCode.CONNECTION_FAILED;
      case "40" -> ErrorCode.CONFLICT;
      case "42" -> ErrorCode.COMPILATION;
      default -> ErrorCode.REMOTE;
    };
  }
}
