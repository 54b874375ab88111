package dev.vitrine.repository;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// Which user has which role; no pair twice.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RoleGrantRepository extends CrudRepository<RoleGrantRow, String> {

  List<RoleGrantRow> findByUserNameOrderByRoleName(String userName);

  boolean existsByUserNameAndRoleName(String userName, String roleName);

  void deleteByUserNameAndRoleName(String userName, String roleName);
}
