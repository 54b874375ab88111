package dev.vitrine.sqlapi;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Query parameters of a GET of a handle, as sent.
@Introspected
record PollQuery(
    @Parameter(
            description = "Names the request; without effect",
            schema = @Schema(type = "string", format = "uuid"))
        @QueryValue
        @Nullable String requestId,
    @Parameter(
            description = "Which page of the result, from 0",
            schema = @Schema(type = "integer", minimum = "0"))
        @QueryValue
        @Nullable String partition,
    @Parameter(
            description = "Seconds to wait for the end of the statement, at most 60",
            schema = @Schema(type = "number", minimum = "0", defaultValue = "0"))
        @QueryValue("wait")
        @Nullable String waitSeconds) {

  Optional<Integer> page() {
    QueryText.uuid("requestId", requestId);
    return QueryText.number("partition", partition, 0, 999_999_999);
  }

  Duration patience(SqlApiConfig config) {
    return QueryText.seconds("wait", waitSeconds, config.longestPoll()).orElse(Duration.ZERO);
  }
}
