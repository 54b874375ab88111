package dev.vitrine.agent;

import dev.vitrine.repository.AgentQueryRow;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers with a query that has run: its first page, or why there is none.
@Singleton
final class Ran {

  private final QueryJson shown;
  private final Results results;
  private final Answers answers;

  Ran(QueryJson shown, Results results, Answers answers) {
    this.shown = shown;
    this.results = results;
    this.answers = answers;
  }

  /// @param well status where it has rows
  HttpResponse<?> of(HttpStatus well, AgentQueryRow row) {
    Map<String, @Nullable Object> body = shown.of(row);
    body.put("query_id", row.id());
    return switch (Status.of(row.status()).orElseThrow()) {
      case SUCCESS -> Answers.raw(well, results.page(row, 1, body));
      case TIMEOUT -> failed(HttpStatus.REQUEST_TIMEOUT, body, row);
      case FAILED_EXECUTION, FAILED_GENERATION, NOT_EXECUTED ->
          failed(HttpStatus.BAD_REQUEST, body, row);
    };
  }

  private HttpResponse<?> failed(
      HttpStatus status, Map<String, @Nullable Object> body, AgentQueryRow row) {
    body.put("detail", row.error());
    return answers.of(status, body);
  }
}
