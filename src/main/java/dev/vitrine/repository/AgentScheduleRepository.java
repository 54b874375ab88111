package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scheduled queries.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AgentScheduleRepository extends CrudRepository<AgentScheduleRow, Long> {

  List<AgentScheduleRow> findByOwnerOrderById(String owner);

  long countByOwner(String owner);

  @Query(
      "select * from agent_schedules where enabled and next_at <= :now order by next_at limit 100")
  List<AgentScheduleRow> due(Instant now);

  /// Moves a run on; 1 for the node that may run it, 0 for the others.
  @Query(
      "update agent_schedules set next_at = :next, missed_runs = missed_runs + :missed"
          + " where id = :id and next_at = :was and enabled")
  int claim(long id, Instant was, Instant next, long missed);

  @Query(
      "update agent_schedules set last_at = :at, last_query = :query, runs = runs + 1"
          + " where id = :id")
  int ran(long id, Instant at, @Nullable Long query);

  @Query("update agent_schedules set enabled = :enabled, next_at = :next where id = :id")
  int enable(long id, boolean enabled, Instant next);
}
