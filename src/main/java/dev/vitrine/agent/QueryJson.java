package dev.vitrine.agent;

import dev.vitrine.repository.AgentQueryRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Questions as clients see them.
@Singleton
final class QueryJson {

  private final Json json;

  QueryJson(Json json) {
    this.json = json;
  }

  Map<String, @Nullable Object> of(AgentQueryRow row) {
    return Json.map(
        "id", row.id(),
        "natural_language_query", row.question(),
        "generated_sql", row.sqlText(),
        "status", row.status(),
        "created_at", time(row.createdAt()),
        "executed_at", time(row.executedAt()),
        "execution_ms", row.executionMs(),
        "error_message", row.error(),
        "chart", row.chart(),
        "source", row.source(),
        "tables", json.texts(row.tables()),
        "examples", json.texts(row.examples()),
        "repaired", row.repaired(),
        "statement_handle", row.handle(),
        "total_rows", row.rowCount(),
        "favourite", row.favourite(),
        "owner", row.owner(),
        "origin", row.origin(),
        "schedule", row.schedule(),
        "usage",
            Json.map(
                "prompt_tokens", row.promptTokens(),
                "completion_tokens", row.completionTokens()));
  }

  static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
