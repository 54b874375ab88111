package dev.vitrine.notebooks;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
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

  /// Who it is now: with the roles of today. May block.
  ///
  /// @param presented with which they came; empty where a session of another door vouched for them
  /// @return empty when the credentials have ended, or the user may be here no more
  Optional<Caller> now(Caller caller, Optional<Presented> presented) {
    if (caller.method() == Caller.Method.ANONYMOUS) {
      return Optional.of(caller);
    }
    try {
      return presented.isPresent()
          ? Optional.of(authenticator.authenticate(presented.get()).caller())
              .filter(now -> now.user().equals(caller.user()))
          : accounts.find(caller.user()).filter(account -> !account.disabled()).map(_ -> caller);
    } catch (AuthenticationFailure over) {
      // who issues tokens may be out of reach for a while: that ends nobody's
      return over.reason() == Reason.UNAVAILABLE ? Optional.of(caller) : Optional.empty();
    }
  }
}
