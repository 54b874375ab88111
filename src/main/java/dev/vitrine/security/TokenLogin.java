package dev.vitrine.security;

import dev.vitrine.security.AuthenticationFailure.Reason;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Login by a token, for doors where that opens a session. Guessing is slowed per address.
@Singleton
public final class TokenLogin {

  /// Who logged in.
  ///
  /// @param onlyRole the role that the token restricts its bearer to
  public record Admission(Identity identity, Optional<String> onlyRole) {}

  private final Authenticator authenticator;
  private final FailedLogins failures;
  private final LoginAudit audit;

  TokenLogin(Authenticator authenticator, FailedLogins failures, LoginAudit audit) {
    this.authenticator = authenticator;
    this.failures = failures;
    this.audit = audit;
  }

  /// May block.
  ///
  /// @param user as written; when it is there, the token must be that user's
  /// @param type one of [Presented]'s
  /// @param address where the request came from
  /// @throws AuthenticationFailure when it proves nothing, or there were too many failures
  public Admission login(Optional<String> user, String token, String type, String address) {
    return login(user, () -> Presented.token(token, type), address);
  }

  /// The same for a token that says by itself what it is, as in an `Authorization` header.
  public Admission bearer(String token, String address) {
    return login(Optional.empty(), () -> Presented.untyped(token), address);
  }

  private Admission login(Optional<String> user, Supplier<Presented> presented, String address) {
    try {
      failures.check(FailedLogins.address(address));
      Admission admission = admission(presented.get());
      String bearer = admission.identity().caller().user();
      if (user.filter(name -> !isCalled(bearer, name)).isPresent()) {
        throw AuthenticationFailure.of(
            admission.identity().caller().method(), Reason.BAD_CLAIM, "another user's token");
      }
      audit.succeeded(admission.identity().caller(), address);
      return admission;
    } catch (AuthenticationFailure failure) {
      if (failure.reason() != Reason.LIMITED && failure.reason() != Reason.UNAVAILABLE) {
        failures.failed(FailedLogins.address(address));
      }
      audit.failed(failure, user.orElse(""), address);
      throw failure;
    }
  }

  private static boolean isCalled(String user, String written) {
    return user.equals(written) || user.equals(Names.stored(written));
  }

  private Admission admission(Presented presented) {
    Proof proof = authenticator.prove(presented);
    return new Admission(authenticator.identify(proof), proof.role());
  }
}
