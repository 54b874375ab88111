package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An API key as stored: its secret is not.
///
/// @param id the part of the key that may be shown
/// @param hash SHA-256 of the whole key, hexadecimal
/// @param roleName restricts the key to one role of its user
@MappedEntity("api_keys")
public record ApiKeyRow(
    @Id String id,
    String hash,
    String userName,
    @Nullable String roleName,
    String label,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt,
    String remark) {

  public boolean isLive(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
