package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// The templates of questions' SQL.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AgentTemplateRepository extends CrudRepository<AgentTemplateRow, Long> {

  /// A user's own ones and those that are shared, by name.
  @Query("select * from agent_templates where owner = :user or shared order by name, id")
  List<AgentTemplateRow> seenBy(String user);

  boolean existsByOwnerAndName(String owner, String name);

  long countByOwner(String owner);
}
