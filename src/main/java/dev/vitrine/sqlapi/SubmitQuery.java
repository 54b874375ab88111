package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Submission.Mode;
import dev.vitrine.statements.Submission.RequestId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Query parameters of a POST, as sent. Read by methods that refuse a bad value by name.
@Introspected
record SubmitQuery(
    @Parameter(
            description = "Names the request, so that sending it again never runs it twice",
            schema = @Schema(type = "string", format = "uuid"))
        @QueryValue
        @Nullable String requestId,
    @Parameter(
            description = "The request was sent before under this requestId",
            schema = @Schema(type = "boolean", defaultValue = "false"))
        @QueryValue
        @Nullable String retry,
    @Parameter(
            description = "Answer with the handle at once",
            schema = @Schema(type = "boolean", defaultValue = "false"))
        @QueryValue
        @Nullable String async,
    @Parameter(
            description = "false: SQL NULL comes as the text null",
            schema = @Schema(type = "boolean", defaultValue = "true"))
        @QueryValue
        @Nullable String nullable,
    @Parameter(
            description = "Seconds to wait for the result instead of the configured 45",
            schema = @Schema(type = "number", minimum = "0"))
        @QueryValue("wait")
        @Nullable String waitSeconds) {

  Optional<RequestId> id() {
    boolean again = QueryText.flag("retry", retry, false);
    Optional<String> id = QueryText.uuid("requestId", requestId);
    if (again && id.isEmpty()) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "query parameter retry needs requestId: without it nothing says which request is sent"
              + " again");
    }
    return id.map(value -> new RequestId(value, again));
  }

  Mode mode() {
    return QueryText.flag("async", async, false) ? Mode.ASYNC : Mode.WAITS;
  }

  boolean nullText() {
    return !QueryText.flag("nullable", nullable, true);
  }

  Duration patience(SqlApiConfig config) {
    return QueryText.seconds("wait", waitSeconds, config.longestPoll()).orElse(config.syncWait());
  }
}
