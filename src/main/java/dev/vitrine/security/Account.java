package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Caller.Method;
import java.util.List;
import java.util.Optional;

/// A user with everything that authentication asks about.
///
/// @param roles the default one first, `PUBLIC` always among them
/// @param keys public keys for key-pair tokens, two at most
public record Account(
    String name,
    boolean disabled,
    List<String> roles,
    UserDefaults defaults,
    Optional<String> passwordHash,
    List<RegisteredKey> keys) {

  /// @param fingerprint base64 of the SHA-256 of the key's DER form
  /// @param key base64 of that form
  public record RegisteredKey(String fingerprint, String key) {}

  public Identity identity(Method method) {
    return new Identity(new Caller(name, roles, roles.getFirst(), method), defaults);
  }

  /// As if this were the only role granted, beside `PUBLIC`.
  public Identity identity(Method method, String role) {
    List<String> only = role.equals(Roles.PUBLIC) ? List.of(role) : List.of(role, Roles.PUBLIC);
    return new Identity(new Caller(name, only, role, method, true), defaults);
  }
}
