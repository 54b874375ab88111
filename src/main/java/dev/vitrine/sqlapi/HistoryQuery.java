package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statements.Filter;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Query parameters of the history, as sent.
@Introspected
record HistoryQuery(
    @Parameter(schema = @Schema(implementation = State.Status.class)) @QueryValue
        @Nullable String status,
    @Parameter(
            description = "Submitted at or after: ISO 8601 or milliseconds since 1970",
            schema = @Schema(type = "string"))
        @QueryValue
        @Nullable String since,
    @Parameter(
            description = "Submitted before: ISO 8601 or milliseconds since 1970",
            schema = @Schema(type = "string"))
        @QueryValue
        @Nullable String until,
    @Parameter(description = "Text that the statement holds", schema = @Schema(type = "string"))
        @QueryValue
        @Nullable String contains,
    @Parameter(description = "The QUERY_TAG parameter", schema = @Schema(type = "string"))
        @QueryValue
        @Nullable String tag,
    @Parameter(
            description = "For admins: whose statements; * for everyone's",
            schema = @Schema(type = "string"))
        @QueryValue
        @Nullable String user,
    @Parameter(description = "next of the page before", schema = @Schema(type = "string"))
        @QueryValue
        @Nullable String cursor,
    @Parameter(
            description = "Statements on a page",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
        @QueryValue
        @Nullable String limit) {

  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1000;

  Filter filter(Caller caller) {
    String whose = QueryText.text(user).orElse(caller.user());
    return new Filter(
        whose.equals("*") ? Optional.empty() : Optional.of(whose),
        QueryText.oneOf("status", status, State.Status.class),
        QueryText.instant("since", since),
        QueryText.instant("until", until),
        QueryText.text(contains),
        QueryText.text(tag));
  }

  Optional<String> from() {
    return QueryText.text(cursor);
  }

  int pageSize() {
    return QueryText.number("limit", limit, 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
  }
}
