package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.kernel.Handle;
import dev.vitrine.statements.Statements.CancelOutcome;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// What a cancel came to.
///
/// @param outcome for programs: the message may change
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CancelStatus(
    String code,
    @Nullable String sqlState,
    String message,
    String statementHandle,
    String statementStatusUrl,
    CancelOutcome outcome) {

  static CancelStatus of(Handle handle, CancelOutcome outcome) {
    Outcome told = told(outcome);
    return new CancelStatus(
        told.code(),
        told.sqlState(),
        told.message(),
        handle.toString(),
        new StatementUrl(handle, handle.toString()).status(),
        outcome);
  }

  static int httpStatus(CancelOutcome outcome) {
    return outcome == CancelOutcome.CANCELED ? 200 : told(outcome).status();
  }

  private static Outcome told(CancelOutcome outcome) {
    return switch (outcome) {
      case CANCELED -> Outcome.canceled();
      case ALREADY_FINISHED -> Outcome.tooLate();
      case STOPPING -> Outcome.stopping();
    };
  }
}
