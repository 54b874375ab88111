package dev.vitrine.agent;

import dev.vitrine.agent.guard.Checked;
import dev.vitrine.agent.knowledge.Match;
import dev.vitrine.agent.model.Usage;
import java.util.List;
import java.util.Optional;

/// What was found for a question.
///
/// @param sql that may run; empty where there is none
/// @param written what was proposed, for the record, even where it may not run
/// @param failure why there is none
/// @param source `model`, `knowledge` or `cache`
/// @param examples that were shown, or that it is
/// @param repaired whether the first proposal was wrong
record Generated(
    Optional<Checked> sql,
    Optional<String> written,
    Optional<String> failure,
    String source,
    List<Match> examples,
    Usage usage,
    boolean repaired) {

  Generated {
    examples = List.copyOf(examples);
  }

  static Generated failed(
      String why, Optional<String> written, String source, List<Match> examples, Usage usage) {
    return new Generated(
        Optional.empty(), written, Optional.of(why), source, examples, usage, false);
  }

  /// The same, after a second proposal that was no better.
  Generated afterRepair() {
    return new Generated(sql, written, failure, source, examples, usage, true);
  }

  static Generated of(
      Checked sql, String source, List<Match> examples, Usage usage, boolean repaired) {
    return new Generated(
        Optional.of(sql),
        Optional.of(sql.sql()),
        Optional.empty(),
        source,
        examples,
        usage,
        repaired);
  }

  /// The same again, which costs nothing.
  Generated fromCache() {
    return new Generated(sql, written, failure, "cache", examples, Usage.NONE, repaired);
  }
}
