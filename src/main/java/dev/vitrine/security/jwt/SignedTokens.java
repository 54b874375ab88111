package dev.vitrine.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.Presented;
import dev.vitrine.security.Proof;
import dev.vitrine.security.Verifier;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tokens signed with a configured key or one of the key set. Of the header only `alg` and `kid`
/// are read, to choose among the keys at hand; `jku`, `x5u`, `jwk` and `x5c` are never looked at.
@Singleton
final class SignedTokens implements Verifier {

  private final ConfiguredKeys configured;
  private final RemoteKeys remote;
  private final TokenClaims claims;

  SignedTokens(ConfiguredKeys configured, RemoteKeys remote, TokenClaims claims) {
    this.configured = configured;
    this.remote = remote;
    this.claims = claims;
  }

  @Override
  public int getOrder() {
    return 20;
  }

  @Override
  public boolean accepts(Presented presented) {
    boolean hasKeys = !configured.all().isEmpty() || remote.isConfigured();
    boolean typeFits = presented.tokenType().isEmpty() || presented.isOfType(Presented.OAUTH);
    return hasKeys && typeFits && presented.looksLikeJwt();
  }

  @Override
  public Proof verify(Presented presented) {
    Method method = presented.isOfType(Presented.OAUTH) ? Method.OAUTH : Method.JWT;
    try {
      return claims.proof(verified(SignedJWT.parse(presented.token()), method), method);
    } catch (ParseException unreadable) {
      throw AuthenticationFailure.of(method, Reason.MALFORMED, "not a signed JWT");
    }
  }

  private JWTClaimsSet verified(SignedJWT token, Method method) throws ParseException {
    JWSHeader header = token.getHeader();
    if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
      throw AuthenticationFailure.of(method, Reason.MALFORMED, "critical header parameters");
    }
    if (candidates(header).noneMatch(key -> matches(token, key))) {
      throw AuthenticationFailure.of(
          method, Reason.BAD_SIGNATURE, "no key of ours made the signature");
    }
    return token.getJWTClaimsSet();
  }

  /// The keys of that id, else those without an id; always of just that algorithm.
  private Stream<SigningKey> candidates(JWSHeader header) {
    Optional<String> id = Optional.ofNullable(header.getKeyID());
    List<SigningKey> all =
        Stream.concat(configured.all().stream(), remoteFor(header, id).stream())
            .filter(key -> key.algorithm().equals(header.getAlgorithm()))
            .toList();
    List<SigningKey> named =
        all.stream().filter(key -> id.isPresent() && key.id().equals(id)).toList();
    if (!named.isEmpty()) {
      return named.stream();
    }
    return all.stream().filter(key -> id.isEmpty() || key.id().isEmpty());
  }

  /// A key set is not asked where a configured key of that name and algorithm is at hand.
  private List<SigningKey> remoteFor(JWSHeader header, Optional<String> id) {
    boolean atHand =
        configured.all().stream()
            .anyMatch(key -> key.id().equals(id) && key.algorithm().equals(header.getAlgorithm()));
    return atHand ? List.of() : remote.keys(id);
  }

  private static boolean matches(SignedJWT token, SigningKey key) {
    try {
      return token.verify(key.verifier());
    } catch (JOSEException notThisOne) {
      return false;
    }
  }
}
