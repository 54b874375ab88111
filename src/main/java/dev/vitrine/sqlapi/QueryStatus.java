package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vitrine.statements.Statement;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// A statement without its rows: it runs, it failed, it was canceled.
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryStatus(@JsonUnwrapped StatementHead head, @JsonUnwrapped StatementLife life) {

  static QueryStatus of(Statement statement, Instant now) {
    return new QueryStatus(
        StatementHead.of(statement, Outcome.of(statement.state()), StatementUrl.of(statement)),
        StatementLife.of(statement, now));
  }

  /// What the answer to a request says while it runs: clients take handles in it for all that there
  /// will be.
  static QueryStatus submitted(Statement statement, Instant now) {
    QueryStatus status = of(statement, now);
    return new QueryStatus(status.head.alone(), status.life);
  }
}
