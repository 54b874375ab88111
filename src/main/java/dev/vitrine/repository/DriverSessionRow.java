package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session of a driver as stored: its tokens are not.
///
/// @param tokenHash SHA-256 of the session token, hexadecimal
/// @param tokenUntil when the session token must be renewed
/// @param masterHash SHA-256 of the master token, which renews
/// @param masterUntil when the session ends, unless it is used before
/// @param restrictedTo the only role (beside `PUBLIC`) of who logged in, where the credentials said
///   so
/// @param parameters that were set, as a JSON object of texts
@MappedEntity("driver_sessions")
public record DriverSessionRow(
    @Id long id,
    String userName,
    String method,
    String client,
    String clientVersion,
    String tokenHash,
    Instant tokenUntil,
    String masterHash,
    Instant masterUntil,
    String databaseName,
    String schemaName,
    String roleName,
    String warehouseName,
    String parameters,
    Instant createdAt,
    @Nullable String restrictedTo) {

  /// With another session token.
  public DriverSessionRow withToken(String newHash, Instant until) {
    return new DriverSessionRow(
        id,
        userName,
        method,
        client,
        clientVersion,
        newHash,
        until,
        masterHash,
        masterUntil,
        databaseName,
        schemaName,
        roleName,
        warehouseName,
        parameters,
        createdAt,
        restrictedTo);
  }

  /// Ending at another time.
  public DriverSessionRow lasting(Instant until) {
    return new DriverSessionRow(
        id,
        userName,
        method,
        client,
        clientVersion,
        tokenHash,
        tokenUntil,
        masterHash,
        until,
        databaseName,
        schemaName,
        roleName,
        warehouseName,
        parameters,
        createdAt,
        restrictedTo);
  }

  /// In another context.
  public DriverSessionRow in(
      String database, String schema, String role, String warehouse, String newParameters) {
    return new DriverSessionRow(
        id,
        userName,
        method,
        client,
        clientVersion,
        tokenHash,
        tokenUntil,
        masterHash,
        masterUntil,
        database,
        schema,
        role,
        warehouse,
        newParameters,
        createdAt,
        restrictedTo);
  }
}
