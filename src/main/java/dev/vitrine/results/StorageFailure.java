package dev.vitrine.results;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// What a failed read or write of a result means for its client.
final class StorageFailure {

  private StorageFailure() {}

  static SqlError of(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return gone();
    }
    if (isFull(cause)) {
      return full(cause);
    }
    return SqlError.because(ErrorCode.INTERNAL, "the result could not be read or written", cause);
  }

  static SqlError gone() {
    return new SqlError(
        ErrorCode.RESULT_EXPIRED, "the result is no longer kept; run the statement again");
  }

  static SqlError full(IOException cause) {
    return SqlError.because(
        ErrorCode.DISK_FULL,
        "the disk for results is full; delete results that are not needed or ask for fewer rows",
        cause);
  }

  static SqlError damaged(int partition) {
    return new SqlError(
        ErrorCode.INTERNAL,
        "partition " + partition + " of the stored result is damaged; run the statement again");
  }

  // The JDK has no type for it: the operating system's words (ENOSPC, EDQUOT) are all there is.
  private static boolean isFull(IOException cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("quota exceeded")
        || message.contains("not enough space");
  }
}
