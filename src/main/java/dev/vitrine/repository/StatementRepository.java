package dev.vitrine.repository;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of `statement`.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface StatementRepository extends CrudRepository<StatementRecord, String> {

  Optional<StatementRecord> findByOwnerAndRequestId(String owner, String requestId);

  List<StatementRecord> findByParentOrderByOrdinal(String parent);

  List<StatementRecord> findByStatusInList(Collection<String> statuses);

  @Query("SELECT handle FROM statement WHERE expired = FALSE AND result IS NOT NULL")
  List<String> handlesWithResults();

  @Query(
      "SELECT owner, SUM(stored_bytes) AS bytes FROM statement WHERE stored_bytes > 0"
          + " GROUP BY owner")
  List<StoredBytes> storedBytes();

  /// What one owner's results take on disk.
  @Introspected
  record StoredBytes(String owner, long bytes) {}

  @Query("SELECT handle FROM statement WHERE expired = FALSE AND expires < :now LIMIT 500")
  List<String> expiredBefore(long now);

  /// Takes the data away and leaves what says that it was there.
  @Query(
      "UPDATE statement SET expired = TRUE, result = NULL, inline_data = :nothing, stored_bytes = 0"
          + " WHERE handle = :handle")
  void expire(String handle, @TypeDef(type = DataType.BYTE_ARRAY) byte[] nothing);

  @Query("DELETE FROM statement WHERE expired = TRUE AND expires < :before")
  void deleteTombstones(long before);

  /// Frees a request id for a new attempt.
  @Query("UPDATE statement SET request_id = NULL WHERE handle = :handle")
  void releaseRequest(String handle);

  /// Writes what changes in a statement's life, unless another node has taken it over.
  @Query(
      "UPDATE statement SET status = :status, started = :started, ended = :ended,"
          + " expires = :expires, problem = :problem, result = :result, inline_data = :inlineData,"
          + " chart = :chart, counts = :counts, stored_bytes = :storedBytes,"
          + " lease_until = :leaseUntil WHERE handle = :handle AND epoch = :epoch")
  void advance(StatementRecord record);

  @Query(
      "SELECT * FROM statement WHERE parent IS NULL"
          + " AND (CAST(:owner AS VARCHAR) IS NULL OR owner = :owner)"
          + " AND (CAST(:status AS VARCHAR) IS NULL OR status = :status)"
          + " AND created >= :since AND created < :until"
          + " AND (CAST(:contains AS VARCHAR) IS NULL OR POSITION(LOWER(:contains) IN LOWER(statement_text)) > 0)"
          + " AND (CAST(:tag AS VARCHAR) IS NULL OR query_tag = :tag)"
          + " AND (created < :beforeCreated OR (created = :beforeCreated AND handle < :beforeHandle))"
          + " ORDER BY created DESC, handle DESC LIMIT :limit")
  List<StatementRecord> page(
      @Nullable String owner,
      @Nullable String status,
      long since,
      long until,
      @Nullable String contains,
      @Nullable String tag,
      long beforeCreated,
      String beforeHandle,
      int limit);

  /// Statements of late, children too.
  ///
  /// @param running whether those that have not ended are wanted
  @Query(
      "SELECT * FROM statement WHERE (CAST(:owner AS VARCHAR) IS NULL OR owner = :owner)"
          + " AND ((ended IS NULL AND :running = TRUE) OR (ended >= :from AND ended <= :until))"
          + " AND (created < :beforeCreated OR (created = :beforeCreated AND handle < :beforeHandle))"
          + " ORDER BY created DESC, handle DESC LIMIT :limit")
  List<StatementRecord> recent(
      @Nullable String owner,
      long from,
      long until,
      boolean running,
      long beforeCreated,
      String beforeHandle,
      int limit);
}
