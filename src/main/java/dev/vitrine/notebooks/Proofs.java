package dev.vitrine.notebooks;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.Authenticator;
import dev.vitrine.security.Presented;
import dev.vitrine.security.TokenLogin;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Who is at a socket, when it opens and as long as it lasts: credentials end, and users are
/// disabled.
@Singleton
final class Proofs {

  private final TokenLogin login;
  private final Authenticator authenticator;
  private final Accounts accounts;

  Proofs(TokenLogin login, Authenticator authenticator, Accounts accounts) {
    this.login = login;
    this.authenticator = authenticator;
    this.accounts = accounts;
  }

  /// @throws AuthenticationFailure when the token proves nothing
  Caller caller(String token, String address) {
    return login.bearer(token, address).identity().caller();
  }

  /// Whether it still is who it was. May block.
  ///
  /// @param token with which they came; empty for credentials of the request itself
  boolean holds(Caller caller, Optional<String> token) {
    if (caller.method() == Caller.Method.ANONYMOUS) {
      return true;
    }
    try {
      return token.isPresent()
          ? authenticator
              .authenticate(Presented.untyped(token.get()))
              .caller()
              .user()
              .equals(caller.user())
          : accounts.find(caller.user()).filter(account -> !account.disabled()).isPresent();
    } catch (AuthenticationFailure over) {
      return false;
    }
  }
}
