package dev.vitrine.sqlapi;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a client waits for a chart, as sent.
@Introspected
record WaitQuery(
    @Parameter(
            description = "Seconds to wait for the end of the statement, at most 60",
            schema = @Schema(type = "number", minimum = "0", defaultValue = "0"))
        @QueryValue("wait")
        @Nullable String waitSeconds) {

  Duration patience(SqlApiConfig config) {
    return QueryText.seconds("wait", waitSeconds, config.longestPoll()).orElse(Duration.ZERO);
  }
}
