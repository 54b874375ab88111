package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A session of a driver as stored: its tokens are not.
///
/// @param tokenHash SHA-256 of the session token, hexadecimal
/// @param tokenUntil when the session token must be renewed
/// @param masterHash SHA-256 of the master token, which renews
/// @param masterUntil when the session ends, unless it is used before
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
    Instant createdAt) {}
