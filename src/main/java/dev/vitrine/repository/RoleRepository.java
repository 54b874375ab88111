package dev.vitrine.repository;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// The roles, by name.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RoleRepository extends CrudRepository<RoleRow, String> {

  List<RoleRow> listOrderByName();
}
