package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// Which role has which; no pair twice.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RoleMemberRepository extends CrudRepository<RoleMemberRow, String> {

  List<RoleMemberRow> listOrderByRoleName();

  boolean existsByRoleNameAndGrantee(String roleName, String grantee);

  void deleteByRoleNameAndGrantee(String roleName, String grantee);

  @Query("update role_members set role_name = :now where role_name = :before")
  void renameRole(String before, String now);

  @Query("update role_members set grantee = :now where grantee = :before")
  void renameGrantee(String before, String now);
}
