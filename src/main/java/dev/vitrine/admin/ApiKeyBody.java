package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.repository.ApiKeyRow;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An API key without its secret.
///
/// @param key the whole key: only in the answer that makes it, never again
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "ApiKey",
    example =
        """
        {"id":"0f3a5c7e9b1d2f40","user":"ALICE","role":"ANALYST","label":"nightly load",
        "createdOn":"2026-11-21T10:00:00Z","expiresOn":"2027-11-21T10:00:00Z"}\
        """)
record ApiKeyBody(
    String id,
    String user,
    @Nullable String role,
    String label,
    Instant createdOn,
    @Nullable Instant expiresOn,
    @Nullable Instant lastUsedOn,
    @Nullable Instant revokedOn,
    @Nullable String key) {

  static ApiKeyBody of(ApiKeyRow row) {
    return of(row, null);
  }

  static ApiKeyBody of(ApiKeyRow row, @Nullable String key) {
    return new ApiKeyBody(
        row.id(),
        row.userName(),
        row.roleName(),
        row.label(),
        row.createdAt(),
        row.expiresAt(),
        row.lastUsedAt(),
        row.revokedAt(),
        key);
  }

  /// Says nothing of the secret.
  @Override
  public String toString() {
    return "ApiKeyBody[" + id + "]";
  }
}
