package dev.vitrine.security;

import dev.vitrine.kernel.Caller.Method;
import java.time.Instant;
import java.util.Optional;

/// What valid credentials say, before the state database is asked whether that user exists.
///
/// @param user as stored
/// @param role restricts the caller to this role
/// @param validUntil after this the credentials must be verified anew
/// @param mayCreateUser whether an identity provider vouches for the user
public record Proof(
    String user, Optional<String> role, Method method, Instant validUntil, boolean mayCreateUser) {

  public static Proof of(String user, Method method, Instant validUntil) {
    return new Proof(user, Optional.empty(), method, validUntil, false);
  }

  public Proof restrictedTo(Optional<String> newRole) {
    return new Proof(user, newRole, method, validUntil, mayCreateUser);
  }
}
