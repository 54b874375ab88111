package dev.vitrine.security.apikey;

import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.repository.ApiKeyRow;
import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.Presented;
import dev.vitrine.security.Proof;
import dev.vitrine.security.StartSettings;
import dev.vitrine.security.Verifier;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// API keys, as a bearer token or in `X-API-Key`.
@Singleton
final class ApiKeyTokens implements Verifier {

  /// A revocation on another node is seen after this.
  private static final Duration BELIEVED = Duration.ofSeconds(5);

  private final ApiKeys keys;
  private final boolean allowed;
  private final Clock clock;

  ApiKeyTokens(ApiKeys keys, AuthSettings auth, StartSettings start, Clock clock) {
    this.keys = keys;
    this.allowed = auth.allowsApiKeys(start.mode());
    this.clock = clock;
  }

  @Override
  public boolean accepts(Presented presented) {
    return presented.place() == Presented.Place.API_KEY_HEADER
        || presented.isOfType(Presented.API_KEY)
        || (presented.tokenType().isEmpty() && keys.looksRight(presented.token()));
  }

  @Override
  public Proof verify(Presented presented) {
    if (!allowed) {
      throw refused(Reason.METHOD_NOT_ALLOWED, "vitrine.auth.allow-api-key-auth is not set");
    }
    ApiKeyRow row =
        keys.known(presented.token()).orElseThrow(() -> refused(Reason.UNKNOWN_KEY, "no such key"));
    Instant now = clock.instant();
    if (!row.isLive(now)) {
      throw refused(
          row.revokedAt() == null ? Reason.EXPIRED : Reason.UNKNOWN_KEY,
          "key " + row.id() + " is revoked or expired");
    }
    keys.used(row);
    return Proof.of(row.userName(), Method.API_KEY, until(row, now.plus(BELIEVED)))
        .restrictedTo(Optional.ofNullable(row.roleName()));
  }

  private static Instant until(ApiKeyRow row, Instant soon) {
    Instant expires = row.expiresAt();
    return expires != null && expires.isBefore(soon) ? expires : soon;
  }

  private static AuthenticationFailure refused(Reason reason, String detail) {
    return reason == Reason.EXPIRED
        ? AuthenticationFailure.expired(detail)
        : AuthenticationFailure.token(reason, detail);
  }
}
