package dev.vitrine.repository;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/// The warehouses' names.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface WarehouseRepository extends CrudRepository<WarehouseRow, String> {

  List<WarehouseRow> listOrderByName();
}
