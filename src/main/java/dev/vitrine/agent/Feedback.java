package dev.vitrine.agent;

import dev.vitrine.agent.guard.Rejected;
import dev.vitrine.agent.knowledge.KnowledgeBase;
import dev.vitrine.kernel.Caller;
import dev.vitrine.repository.AgentFeedbackRepository;
import dev.vitrine.repository.AgentFeedbackRow;
import dev.vitrine.repository.AgentQueryRow;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What users say of answers. What an administrator accepts is an example from then on.
@Singleton
final class Feedback {

  static final String ACCEPTED = "accepted";
  static final String REJECTED = "rejected";
  private static final String PENDING = "pending";
  private static final int LONGEST = 4_000;

  private final AgentFeedbackRepository repository;
  private final Queries queries;
  private final Generator generator;
  private final KnowledgeBase knowledge;
  private final Clock clock;

  Feedback(
      AgentFeedbackRepository repository,
      Queries queries,
      Generator generator,
      KnowledgeBase knowledge,
      Clock clock) {
    this.repository = repository;
    this.queries = queries;
    this.generator = generator;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /// @param corrected what would have been right; must be such as may run
  /// @throws Refusal 400 for anything that is no verdict
  Map<String, @Nullable Object> give(
      Caller caller, long query, String verdict, Optional<String> corrected, String remark) {
    AgentQueryRow row = queries.get(caller, query);
    if (!Set.of("good", "bad").contains(verdict)) {
      throw Refusal.badRequest("verdict is good or bad");
    }
    if (remark.length() > LONGEST) {
      throw Refusal.badRequest("comment has more than " + LONGEST + " characters");
    }
    corrected.ifPresent(sql -> requireAllowed(caller, sql));
    String good = verdict.equals("good") ? row.sqlText() : null;
    return shown(
        repository.save(
            new AgentFeedbackRow(
                null,
                query,
                caller.user(),
                verdict,
                row.question(),
                corrected.orElse(good),
                remark,
                PENDING,
                null,
                now(),
                null)));
  }

  private void requireAllowed(Caller caller, String sql) {
    try {
      generator.check(caller, sql, 0);
    } catch (Rejected rejected) {
      throw Refusal.badRequest("corrected_sql may not run: " + rejected.text());
    }
  }

  List<Map<String, @Nullable Object>> list(String state) {
    if (!Set.of("", PENDING, ACCEPTED, REJECTED).contains(state)) {
      throw Refusal.badRequest("state is pending, accepted or rejected");
    }
    return repository.inState(state).stream().map(Feedback::shown).toList();
  }

  /// @throws Refusal 404, 400 when there is no SQL that could be an example, 409 when it is decided
  Map<String, @Nullable Object> decide(Caller caller, long id, String state) {
    AgentFeedbackRow row =
        repository.findById(id).orElseThrow(() -> Refusal.notFound("Feedback " + id));
    if (state.equals(ACCEPTED)) {
      String sql = row.sqlText();
      if (sql == null) {
        throw Refusal.badRequest("There is no SQL in it that could be an example");
      }
      requireAllowed(caller, sql);
    }
    if (repository.decide(id, state, caller.user(), now()) == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "Feedback " + id + " is decided already");
    }
    knowledge.changed();
    return shown(repository.findById(id).orElse(row));
  }

  private static Map<String, @Nullable Object> shown(AgentFeedbackRow row) {
    return Json.map(
        "id", row.id(),
        "query_id", row.query(),
        "owner", row.owner(),
        "verdict", row.verdict(),
        "question", row.question(),
        "sql", row.sqlText(),
        "comment", row.remark(),
        "state", row.state(),
        "reviewer", row.reviewer(),
        "created_at", QueryJson.time(row.createdAt()),
        "reviewed_at", QueryJson.time(row.reviewedAt()));
  }

  /// As exactly as the state database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
