package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import java.sql.SQLException;

/// Codes by Trino's error numbers (`StandardErrorCode`): below 65536 the user's, from 131072 on
/// want of resources.
final class TrinoCodes {

  private static final int INSUFFICIENT_RESOURCES = 0x2_0000;

  private TrinoCodes() {}

  static ErrorCode of(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1 -> ErrorCode.SYNTAX;
      case 3 -> ErrorCode.TIMEOUT; // USER_CANCELED by somebody else
      case 4 -> ErrorCode.NOT_ALLOWED;
      case 6 -> ErrorCode.UNKNOWN_FUNCTION;
      case 8 -> ErrorCode.DIVISION_BY_ZERO;
      case 9 -> ErrorCode.CONVERSION;
      case 13 -> ErrorCode.NOT_SUPPORTED;
      case 19 -> ErrorCode.NUMBER_OUT_OF_RANGE;
      case 44, 45 -> ErrorCode.SCHEMA_NOT_FOUND;
      case 46 -> ErrorCode.OBJECT_NOT_FOUND;
      case 47 -> ErrorCode.INVALID_IDENTIFIER;
      case INSUFFICIENT_RESOURCES + 1, INSUFFICIENT_RESOURCES + 4, INSUFFICIENT_RESOURCES + 7 ->
          ErrorCode.MEMORY_LIMIT;
      case INSUFFICIENT_RESOURCES + 3 -> ErrorCode.TIMEOUT;
      default -> byState(failure);
    };
  }

  private static ErrorCode byState(SQLException failure) {
    if (RemoteErrors.isLost(failure)) {
      return ErrorCode.CONNECTION_LOST;
    }
    int number = failure.getErrorCode();
    return number > 0 && number < 0x1_0000 ? ErrorCode.COMPILATION : ErrorCode.REMOTE;
  }
}
