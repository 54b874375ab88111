package dev.vitrine.security;

import dev.vitrine.kernel.CallerToken;
import dev.vitrine.security.AuthenticationFailure.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Turns credentials into an identity.
///
/// A proof is remembered by the digest of its credentials, so that a client that polls does not pay
/// for signatures and database reads each time. It is forgotten after [#KEPT], when the credentials
/// end, and on any change of users or keys on this node.
@Singleton
public final class Authenticator {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private record Remembered(Proof proof, long generation) {}

  private final List<Verifier> verifiers;
  private final Accounts accounts;
  private final AuthSettings settings;
  private final Clock clock;
  private final ExpiringMap<String, Remembered> proofs;

  Authenticator(List<Verifier> verifiers, Accounts accounts, AuthSettings settings, Clock clock) {
    this.verifiers = List.copyOf(verifiers);
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
    this.proofs = new ExpiringMap<>(clock, 10_000);
  }

  /// Who it is, if that is still known from a moment ago; never blocks.
  Optional<Identity> remembered(Presented presented) {
    return proofs
        .get(digest(presented))
        .filter(entry -> entry.generation() == accounts.generation())
        .flatMap(entry ->
            accounts
                .remembered(entry.proof().user())
                .flatMap(Accounts.Seen::account)
                .filter(account -> !account.disabled())
                .map(account -> carrying(identity(account, entry.proof()), presented)));
  }

  /// May block.
  ///
  /// @throws AuthenticationFailure when the credentials prove nothing
  public Identity authenticate(Presented presented) {
    long generation = accounts.generation();
    Proof proof = prove(presented);
    Identity identity = identify(proof);
    Instant soon = clock.instant().plus(KEPT);
    proofs.put(
        digest(presented),
        new Remembered(proof, generation),
        proof.validUntil().isBefore(soon) ? proof.validUntil() : soon);
    return carrying(identity, presented);
  }

  /// With a token that other servers may take as well; keys are between the caller and this one.
  private static Identity carrying(Identity identity, Presented presented) {
    return switch (identity.caller().method()) {
      case JWT, OAUTH ->
          new Identity(
              identity.caller().withToken(new CallerToken(presented.token())), identity.defaults());
      case KEY_PAIR, API_KEY, PASSWORD, ANONYMOUS, INTERNAL -> identity;
    };
  }

  /// What credentials prove, before anyone asks whether that user exists. May block.
  ///
  /// @throws AuthenticationFailure when that is nothing
  Proof prove(Presented presented) {
    return verifier(presented).verify(presented);
  }

  /// The user of a proof, as the state database knows them now.
  ///
  /// @throws AuthenticationFailure when there is no such user, or not with that role
  public Identity identify(Proof proof) {
    Account account = accounts.find(proof.user()).orElseGet(() -> create(proof));
    if (account.disabled()) {
      throw AuthenticationFailure.of(proof.method(), Reason.DISABLED_USER, "user is disabled");
    }
    return identity(account, proof);
  }

  private Verifier verifier(Presented presented) {
    return verifiers.stream()
        .filter(verifier -> verifier.accepts(presented))
        .findFirst()
        .orElseThrow(() ->
            AuthenticationFailure.token(
                Reason.METHOD_NOT_ALLOWED, "no configured method takes such credentials"));
  }

  private Account create(Proof proof) {
    if (!settings.autoCreateUsers() || !proof.mayCreateUser()) {
      throw AuthenticationFailure.of(proof.method(), Reason.UNKNOWN_USER, "no user of that name");
    }
    return accounts.create(proof.user());
  }

  private static Identity identity(Account account, Proof proof) {
    if (proof.role().isEmpty()) {
      return account.identity(proof.method());
    }
    String role = proof.role().get();
    if (!account.roles().contains(role)) {
      throw AuthenticationFailure.of(
          proof.method(), Reason.ROLE_NOT_GRANTED, "role of the token is not granted");
    }
    return account.identity(proof.method(), role);
  }

  private static String digest(Presented presented) {
    return Digests.sha256Hex(
        presented.place() + "\n" + presented.tokenType().orElse("") + "\n" + presented.token());
  }
}
