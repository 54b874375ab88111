package dev.vitrine.security.keypair;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.Account;
import dev.vitrine.security.Account.RegisteredKey;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.Digests;
import dev.vitrine.security.Names;
import dev.vitrine.security.Presented;
import dev.vitrine.security.Proof;
import dev.vitrine.security.StartSettings;
import dev.vitrine.security.Verifier;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Snowflake's key-pair tokens: RS256, `iss` = `ACCOUNT.USER.SHA256:fingerprint`, `sub` =
/// `ACCOUNT.USER`, at most an hour from `iat` (Snowflake documentation, key-pair authentication).
@Singleton
final class KeyPairTokens implements Verifier {

  /// Later than any time in seconds that a token means: the year 5138.
  private static final Instant FAR = Instant.ofEpochSecond(100_000_000_000L);

  private static final Duration LONGEST_LIFE = Duration.ofHours(1);

  private final Accounts accounts;
  private final StartSettings start;
  private final Duration leeway;
  private final Clock clock;

  KeyPairTokens(Accounts accounts, StartSettings start, AuthSettings auth, Clock clock) {
    this.accounts = accounts;
    this.start = start;
    this.leeway = auth.leeway();
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return 10;
  }

  @Override
  public boolean accepts(Presented presented) {
    if (presented.isOfType(Presented.KEYPAIR_JWT)) {
      return true;
    }
    return presented.tokenType().isEmpty()
        && presented.looksLikeJwt()
        && issuer(presented.token()).filter(KeyPairIssuer::looksRight).isPresent();
  }

  @Override
  public Proof verify(Presented presented) {
    try {
      SignedJWT token = SignedJWT.parse(presented.token());
      JWTClaimsSet claims = token.getJWTClaimsSet();
      KeyPairIssuer issuer = KeyPairIssuer.parse(claims.getIssuer(), claims.getSubject());
      if (!start.acceptsAccount(issuer.account())) {
        throw refused(Reason.BAD_CLAIM, "another account");
      }
      Account account = account(issuer);
      checkSignature(token, key(account, issuer));
      return Proof.of(account.name(), Method.KEY_PAIR, validUntil(claims));
    } catch (ParseException | JOSEException unreadable) {
      throw refused(Reason.MALFORMED, "not a signed JWT");
    }
  }

  private static Optional<String> issuer(String token) {
    try {
      return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
    } catch (ParseException notOurs) {
      return Optional.empty();
    }
  }

  private Account account(KeyPairIssuer issuer) {
    return accounts
        .find(issuer.user())
        .or(() -> accounts.find(Names.stored(issuer.user())))
        .orElseThrow(() -> refused(Reason.UNKNOWN_USER, "no user of that name"));
  }

  private static RegisteredKey key(Account account, KeyPairIssuer issuer) {
    return account.keys().stream()
        .filter(key -> Digests.same(key.fingerprint(), issuer.fingerprint()))
        .findFirst()
        .orElseThrow(() -> refused(Reason.UNKNOWN_KEY, "not a fingerprint of this user's keys"));
  }

  private static void checkSignature(SignedJWT token, RegisteredKey key) throws JOSEException {
    if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
      throw refused(Reason.BAD_SIGNATURE, "algorithm is not RS256");
    }
    if (!token.verify(new RSASSAVerifier(PublicKeys.rsa(key.key())))) {
      throw refused(Reason.BAD_SIGNATURE, "signature does not match");
    }
  }

  private Instant validUntil(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Instant issued = instant(claims.getIssueTime(), "iat");
    Instant expires = instant(claims.getExpirationTime(), "exp");
    Instant capped = issued.plus(LONGEST_LIFE);
    Instant end = (expires.isBefore(capped) ? expires : capped).plus(leeway);
    if (!now.isBefore(end)) {
      throw refused(Reason.EXPIRED, "expired");
    }
    if (issued.isAfter(now.plus(leeway)) || notYet(claims.getNotBeforeTime(), now)) {
      throw refused(Reason.BAD_CLAIM, "not valid yet");
    }
    return end;
  }

  private boolean notYet(@Nullable Date notBefore, Instant now) {
    return notBefore != null && notBefore.toInstant().isAfter(now.plus(leeway));
  }

  private static Instant instant(@Nullable Date date, String claim) {
    if (date == null) {
      throw refused(Reason.BAD_CLAIM, "no " + claim);
    }
    Instant read = date.toInstant();
    // the Node.js driver writes milliseconds where a token has seconds
    return read.isAfter(FAR) ? Instant.ofEpochMilli(read.getEpochSecond()) : read;
  }

  private static AuthenticationFailure refused(Reason reason, String detail) {
    return AuthenticationFailure.jwt(reason, "key-pair token: " + detail);
  }
}
