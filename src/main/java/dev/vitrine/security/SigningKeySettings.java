package dev.vitrine.security;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import org.jspecify.annotations.Nullable;

/// One further key that signs tokens: `vitrine.auth.keys[0].id` and so on. Either a secret (HS256)
/// or a public key.
///
/// @param id the `kid` of its tokens
/// @param secret as `vitrine.auth.jwt-secret`
/// @param publicKey as `vitrine.auth.jwt-public-key`
/// @param publicKeyPath as `vitrine.auth.jwt-public-key-path`
@EachProperty(value = "vitrine.auth.keys", list = true)
public record SigningKeySettings(
    @Parameter Integer index,
    @Nullable String id,
    @Nullable String secret,
    @Nullable String publicKey,
    @Nullable String publicKeyPath) {

  /// Says nothing of secrets: configuration ends up in logs.
  @Override
  public String toString() {
    return "SigningKeySettings[index=" + index + ", id=" + id + "]";
  }
}
