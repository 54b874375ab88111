package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// Which user has which role; no pair twice.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RoleGrantRepository extends CrudRepository<RoleGrantRow, String> {

  List<RoleGrantRow> findByUserNameOrderByRoleName(String userName);

  boolean existsByUserNameAndRoleName(String userName, String roleName);

  List<RoleGrantRow> listOrderByRoleName();

  @Query("update role_grants set user_name = :now where user_name = :before")
  void renameUser(String before, String now);

  @Query("update role_grants set role_name = :now where role_name = :before")
  void renameRole(String before, String now);

  void deleteByUserNameAndRoleName(String userName, String roleName);
}
