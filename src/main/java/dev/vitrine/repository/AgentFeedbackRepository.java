package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/// What is said of answers.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AgentFeedbackRepository extends CrudRepository<AgentFeedbackRow, Long> {

  /// Newest first.
  ///
  /// @param state empty for all
  @Query(
      "select * from agent_feedback where (:state = '' or state = :state) order by id desc"
          + " limit 1000")
  List<AgentFeedbackRow> inState(String state);

  /// The newest accepted ones, each question once or more.
  @Query(
      "select * from agent_feedback where state = 'accepted' and sql_text is not null"
          + " order by id desc limit 5000")
  List<AgentFeedbackRow> accepted();

  /// Decides once; 0 when it is decided already.
  @Query(
      "update agent_feedback set state = :state, reviewer = :reviewer, reviewed_at = :now"
          + " where id = :id and state = 'pending'")
  int decide(long id, String state, String reviewer, Instant now);
}
