package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Codes by Trino's error numbers (`StandardErrorCode`): below 65536 the user's, from 131072 on
/// want of resources.
final class TrinoCodes {

  private static final int SHUTTING_DOWN = 0x1_0009;
  private static final int STARTING_UP = 0x1_000c;
  private static final int INSUFFICIENT_RESOURCES = 0x2_0000;

  private static final List<Class<? extends IOException>> UNREACHED =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLException.class);

  private TrinoCodes() {}

  /// Whether no server took the statement: a connection of Trino's is none before the first one.
  static boolean isUnreached(SQLException failure) {
    return isCausedBy(failure, UNREACHED)
        || String.valueOf(failure.getMessage()).startsWith("Authentication failed");
  }

  private static boolean isCausedBy(Throwable failure, List<Class<? extends IOException>> kinds) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
  }

  static ErrorCode of(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1 -> ErrorCode.SYNTAX;
      case 3, 38 -> ErrorCode.TIMEOUT; // stopped by somebody else
      case 4 -> ErrorCode.NOT_ALLOWED;
      case 6 -> ErrorCode.UNKNOWN_FUNCTION;
      case 7 -> ErrorCode.INVALID_ARGUMENT_VALUE;
      case 8 -> ErrorCode.DIVISION_BY_ZERO;
      case 9 -> ErrorCode.CONVERSION;
      case 12, 49, 50, 51 -> ErrorCode.OBJECT_EXISTS;
      case 13 -> ErrorCode.NOT_SUPPORTED;
      case 16 -> ErrorCode.CONSTRAINT;
      case 17, 22 -> ErrorCode.CONFLICT;
      case 19 -> ErrorCode.NUMBER_OUT_OF_RANGE;
      case 23 -> ErrorCode.READ_ONLY;
      case 28 -> ErrorCode.SINGLE_ROW_SUBQUERY;
      case 44, 45 -> ErrorCode.SCHEMA_NOT_FOUND;
      case 46 -> ErrorCode.OBJECT_NOT_FOUND;
      case 47 -> ErrorCode.INVALID_IDENTIFIER;
      case 54 -> ErrorCode.DUPLICATE_COLUMN;
      case 62 -> ErrorCode.AMBIGUOUS_COLUMN;
      case 64, 73 -> ErrorCode.NOT_IN_GROUP_BY;
      case 69 -> ErrorCode.NOT_IN_SELECT_LIST;
      case 119 -> ErrorCode.DUPLICATE_MERGE_ROW;
      case SHUTTING_DOWN, STARTING_UP -> ErrorCode.CONNECTION_LOST;
      case INSUFFICIENT_RESOURCES + 2 -> ErrorCode.CONNECTION_BUSY;
      case INSUFFICIENT_RESOURCES + 6 -> ErrorCode.SPILL_LIMIT;
      case INSUFFICIENT_RESOURCES + 1, INSUFFICIENT_RESOURCES + 4, INSUFFICIENT_RESOURCES + 7 ->
          ErrorCode.MEMORY_LIMIT;
      case INSUFFICIENT_RESOURCES + 3, INSUFFICIENT_RESOURCES + 5 -> ErrorCode.TIMEOUT;
      default -> byState(failure);
    };
  }

  private static ErrorCode byState(SQLException failure) {
    if (RemoteErrors.isLost(failure) || isCausedBy(failure, List.of(IOException.class))) {
      return ErrorCode.CONNECTION_LOST;
    }
    int number = failure.getErrorCode();
    return number > 0 && number < 0x1_0000 ? ErrorCode.COMPILATION : ErrorCode.REMOTE;
  }
}
