package dev.vitrine.repository;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/// The API keys, by id.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ApiKeyRepository extends CrudRepository<ApiKeyRow, String> {

  List<ApiKeyRow> listOrderByCreatedAt();

  List<ApiKeyRow> findByUserNameOrderByCreatedAt(String userName);

  @Query("update api_keys set last_used_at = :at where id = :id")
  void used(String id, Instant at);

  @Query("update api_keys set user_name = :now where user_name = :before")
  void renameUser(String before, String now);

  @Query("update api_keys set revoked_at = :at where id = :id and revoked_at is null")
  int revoke(String id, Instant at);
}
