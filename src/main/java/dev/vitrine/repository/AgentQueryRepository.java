package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Questions and their SQL. In filters the empty text stands for any.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AgentQueryRepository extends CrudRepository<AgentQueryRow, Long> {

  String FILTER =
      " from agent_queries where (:owner = '' or owner = :owner)"
          + " and (:status = '' or status = :status)"
          + " and (:search = '' or lower(question) like :search escape '!'"
          + " or lower(sql_text) like :search escape '!')"
          + " and (:favourite = false or favourite)";

  /// Newest first.
  ///
  /// @param search a LIKE pattern in lower case, `!` before what is meant as it is
  @Query("select *" + FILTER + " order by id desc limit :size offset :skip")
  List<AgentQueryRow> page(
      String owner, String status, String search, boolean favourite, long size, long skip);

  @Query("select count(*)" + FILTER)
  long total(String owner, String status, String search, boolean favourite);

  @Query("select count(*) from agent_queries where status = :status")
  long countOf(String status);

  @Query("select coalesce(sum(prompt_tokens), 0) from agent_queries")
  long promptTokens();

  @Query("select coalesce(sum(completion_tokens), 0) from agent_queries")
  long completionTokens();

  /// The newest run of the same SQL by the same user since then that has rows.
  @Query(
      "select * from agent_queries where executor = :executor and sql_text = :sql"
          + " and bindings = :bindings and status = 'success' and executed_at >= :since"
          + " order by id desc limit 1")
  Optional<AgentQueryRow> ranSince(String executor, String sql, String bindings, Instant since);

  /// Written as soon as a handle is told, so that a restart finds it.
  @Query(
      "update agent_queries set executor = :executor, handle = :handle, status = 'not_executed'"
          + " where id = :id")
  int began(long id, String executor, String handle);

  /// What a run came to.
  @Query(
      "update agent_queries set status = :status, row_count = :rows, execution_ms = :millis,"
          + " error = :error, executed_at = :now where id = :id")
  int ended(
      long id,
      String status,
      @Nullable Long rows,
      @Nullable Long millis,
      @Nullable String error,
      Instant now);

  /// Another SQL that the model gave after the engine's error.
  @Query(
      "update agent_queries set sql_text = :sql, repaired = true,"
          + " prompt_tokens = prompt_tokens + :prompt,"
          + " completion_tokens = completion_tokens + :completion where id = :id")
  int repaired(long id, String sql, long prompt, long completion);

  /// Forgets what is old, but for favourites and what a schedule runs.
  @Query(
      "delete from agent_queries where created_at < :before and not favourite"
          + " and id not in (select query from agent_schedules)")
  int forget(Instant before);

  @Query("update agent_queries set favourite = :favourite where id = :id")
  int favour(long id, boolean favourite);
}
