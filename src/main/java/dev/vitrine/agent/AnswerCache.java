package dev.vitrine.agent;

import dev.vitrine.agent.knowledge.KnowledgeBase;
import dev.vitrine.kernel.Caller;
import dev.vitrine.security.ExpiringMap;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/// SQL that was found for a question of late, by the same user and role, from the same tables and
/// examples. Their results the warehouse remembers by itself.
@Singleton
final class AnswerCache {

  private static final int MOST = 10_000;

  private final ExpiringMap<String, Generated> answers;
  private final KnowledgeBase knowledge;
  private final Schemas schemas;
  private final AgentConfig config;
  private final Clock clock;

  AnswerCache(KnowledgeBase knowledge, Schemas schemas, AgentConfig config, Clock clock) {
    this.answers = new ExpiringMap<>(clock, MOST);
    this.knowledge = knowledge;
    this.schemas = schemas;
    this.config = config;
    this.clock = clock;
  }

  Optional<Generated> find(Caller caller, String question, boolean chart) {
    return config.answersKept().isZero()
        ? Optional.empty()
        : answers.get(key(caller, question, chart)).map(Generated::fromCache);
  }

  void keep(Caller caller, String question, boolean chart, Generated answer) {
    if (answer.sql().isPresent() && !config.answersKept().isZero()) {
      answers.put(key(caller, question, chart), answer, clock.instant().plus(config.answersKept()));
    }
  }

  /// An answer that failed when it ran is no answer.
  void forget(Caller caller, String question, boolean chart) {
    answers.remove(key(caller, question, chart));
  }

  private String key(Caller caller, String question, boolean chart) {
    String words = question.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return String.join(
        "\n",
        caller.user(),
        caller.role(),
        Long.toString(schemas.version()),
        Long.toString(knowledge.version()),
        Boolean.toString(chart),
        words);
  }
}
