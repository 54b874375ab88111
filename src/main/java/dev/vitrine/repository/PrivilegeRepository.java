package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// Which role has which privilege on what.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PrivilegeRepository extends CrudRepository<PrivilegeRow, String> {

  List<PrivilegeRow> listOrderByObjectName();

  List<PrivilegeRow> findByRoleNameAndObjectName(String roleName, String objectName);

  @Query("update privileges set role_name = :now where role_name = :before")
  void renameRole(String before, String now);
}
