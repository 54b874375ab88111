package dev.vitrine.agent;

import dev.vitrine.repository.AgentQueryRow;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a question has come.
enum Status {
  NOT_EXECUTED,
  SUCCESS,
  FAILED_GENERATION,
  FAILED_EXECUTION,
  TIMEOUT;

  /// As clients see it and the state database keeps it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a query has come so far.
  boolean isOf(AgentQueryRow row) {
    return row.status().equals(word());
  }

  static Optional<Status> of(String word) {
    return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
