package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.Optional;

/// The sessions of drivers, by number.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DriverSessionRepository extends CrudRepository<DriverSessionRow, Long> {

  Optional<DriverSessionRow> findByTokenHash(String tokenHash);

  Optional<DriverSessionRow> findByMasterHash(String masterHash);

  long countByUserName(String userName);

  /// The one of a user that was not used for longest.
  Optional<DriverSessionRow> findFirstByUserNameOrderByMasterUntil(String userName);

  @Query("delete from driver_sessions where master_until < :now")
  int deleteEnded(Instant now);
}
