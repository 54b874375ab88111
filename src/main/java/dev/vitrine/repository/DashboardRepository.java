package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The dashboards; every question names the tenant.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DashboardRepository extends CrudRepository<DashboardRow, String> {

  List<DashboardRow> findByTenantOrderByCreatedAt(String tenant);

  Optional<DashboardRow> findByIdAndTenant(String id, String tenant);

  /// Writes another document over this version; 0 when it is this version no longer.
  @Query(
      "update dashboards set document = :document, version = :version + 1, updated_at = :now"
          + " where id = :id and version = :version")
  int change(String id, long version, String document, Instant now);

  @Query("delete from dashboards where id = :id and tenant = :tenant")
  int remove(String id, String tenant);
}
