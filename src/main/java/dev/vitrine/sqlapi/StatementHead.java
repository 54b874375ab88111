package dev.vitrine.sqlapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.kernel.Handle;
import dev.vitrine.statements.Statement;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every answer about a statement begins with: Snowflake's fields.
///
/// @param code six digits
/// @param statementHandles of a multi-statement request's statements, in order
/// @param createdOn milliseconds since 1970
/// @param statementStatusUrl where to ask again
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementHead(
    String code,
    @Nullable String sqlState,
    String message,
    String statementHandle,
    @Nullable List<String> statementHandles,
    long createdOn,
    String statementStatusUrl) {

  static StatementHead of(Statement statement, Outcome outcome, StatementUrl url) {
    List<String> children = statement.children().stream().map(Handle::toString).toList();
    return new StatementHead(
        outcome.code(),
        outcome.sqlState(),
        outcome.message(),
        statement.handle().toString(),
        children.isEmpty() ? null : children,
        statement.state().created().toEpochMilli(),
        url.status());
  }

  /// Without the handles of a request's statements, of which there may be more to come.
  StatementHead alone() {
    return new StatementHead(
        code, sqlState, message, statementHandle, null, createdOn, statementStatusUrl);
  }
}
