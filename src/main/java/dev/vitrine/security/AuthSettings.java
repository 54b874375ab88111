package dev.vitrine.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which credentials are taken: `vitrine.auth.*`. More keys with ids: [SigningKeySettings].
///
/// @param jwtSecret shared secret of HS256 tokens, at least 32 bytes; `base64:…` for bytes
/// @param jwtPublicKey PEM of the RSA (RS256) or P-256 (ES256) key that signs tokens
/// @param jwtPublicKeyPath a file with that PEM
/// @param jwks a file, an https address, or an http address on loopback with a JSON Web Key Set
/// @param issuer the only `iss` taken, where set
/// @param audience must be among a token's `aud`, where set
/// @param userClaim names the user
/// @param roleClaim restricts the token to one role, where the token has it
/// @param leeway how far clocks may differ
/// @param autoCreateUsers whether a valid token of an unknown user creates that user (role PUBLIC)
/// @param oauthIntrospectionUrl asks there about opaque tokens (RFC 7662)
/// @param oauthClientId sent there by Basic authentication
/// @param oauthClientSecret sent there by Basic authentication
/// @param allowApiKeyAuth whether API keys are taken; unset: in development only
/// @param mockUser development only: requests without credentials come from this user
/// @param trustedProxies addresses whose `X-Forwarded-For` is believed
@ConfigurationProperties("vitrine.auth")
public record AuthSettings(
    @Nullable String jwtSecret,
    @Nullable String jwtPublicKey,
    @Nullable String jwtPublicKeyPath,
    @Nullable String jwks,
    @Nullable String issuer,
    @Nullable String audience,
    @Bindable(defaultValue = "sub") String userClaim,
    @Bindable(defaultValue = "role") String roleClaim,
    @Bindable(defaultValue = "60s") Duration leeway,
    @Bindable(defaultValue = "false") boolean autoCreateUsers,
    @Nullable String oauthIntrospectionUrl,
    @Nullable String oauthClientId,
    @Nullable String oauthClientSecret,
    @Nullable Boolean allowApiKeyAuth,
    @Nullable String mockUser,
    @Nullable List<String> trustedProxies) {

  public boolean allowsApiKeys(Mode mode) {
    return allowApiKeyAuth == null ? mode == Mode.DEVELOPMENT : allowApiKeyAuth;
  }

  /// Says nothing of secrets: configuration ends up in logs.
  @Override
  public String toString() {
    return "AuthSettings[issuer=" + issuer + ", audience=" + audience + "]";
  }
}
