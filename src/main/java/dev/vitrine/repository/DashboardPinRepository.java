package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// The pins of users.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DashboardPinRepository extends CrudRepository<DashboardPinRow, String> {

  List<DashboardPinRow> findByTenantAndUserNameAndContextOrderByPlace(
      String tenant, String userName, String context);

  List<DashboardPinRow> findByTenantAndUserNameAndDashboardOrderByContext(
      String tenant, String userName, String dashboard);

  @Query("update dashboard_pins set place = :place where id = :id")
  int move(String id, int place);
}
