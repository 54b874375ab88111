package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

/// The saved queries; every question names the tenant.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SavedQueryRepository extends CrudRepository<SavedQueryRow, String> {

  List<SavedQueryRow> findByTenantOrderByCreatedAt(String tenant);

  Optional<SavedQueryRow> findByIdAndTenant(String id, String tenant);

  @Query("delete from saved_queries where id = :id and tenant = :tenant")
  int remove(String id, String tenant);
}
