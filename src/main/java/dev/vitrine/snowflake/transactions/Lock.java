package dev.vitrine.snowflake.transactions;

import dev.vitrine.kernel.Handle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lock as it is shown.
///
/// @param resource the table's full name
/// @param acquired null for one that is waited for
/// @param statement that took it or waits for it
public record Lock(
    String resource,
    Mode mode,
    Transaction transaction,
    @Nullable Instant acquired,
    Handle statement) {

  /// `HOLDING` or `WAITING`.
  public String status() {
    return acquired == null ? "WAITING" : "HOLDING";
  }
}
