package dev.vitrine.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a key is for.
///
/// @param user whose key; absent: the caller's own
/// @param role restricts it to one role of that user
/// @param expiresInSeconds absent: it does not end by itself
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(example = "{\"label\":\"nightly load\",\"role\":\"ANALYST\",\"expiresInSeconds\":2592000}")
record NewApiKey(
    @Nullable String user,
    @Nullable String role,
    @Nullable String label,
    @Nullable Long expiresInSeconds) {}
