package dev.vitrine.security.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.Names;
import dev.vitrine.security.Proof;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a token says, once its signature or its provider vouches for it: whether it holds now, and
/// for whom.
@Singleton
public final class TokenClaims {

  private static final int LONGEST_NAME = 255;

  /// Snowflake's external OAuth names roles in scopes: `session:role:ANALYST`.
  private static final String ROLE_SCOPE = "session:role:";

  private final AuthSettings settings;
  private final Clock clock;

  TokenClaims(AuthSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// @throws AuthenticationFailure when a claim is missing or wrong
  public Proof proof(JWTClaimsSet claims, Method method) {
    checkIssuer(claims, method);
    checkAudience(claims, method);
    Instant until = validUntil(claims, method);
    return new Proof(user(claims, method), role(claims, method), method, until, true);
  }

  private void checkIssuer(JWTClaimsSet claims, Method method) {
    if (settings.issuer() != null && !settings.issuer().equals(claims.getIssuer())) {
      throw refused(method, "iss is not vitrine.auth.issuer");
    }
  }

  private void checkAudience(JWTClaimsSet claims, Method method) {
    if (settings.audience() != null && !claims.getAudience().contains(settings.audience())) {
      throw refused(method, "aud does not contain vitrine.auth.audience");
    }
  }

  private Instant validUntil(JWTClaimsSet claims, Method method) {
    Instant now = clock.instant();
    Duration leeway = settings.leeway();
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw refused(method, "no exp");
    }
    Instant end = expires.toInstant().plus(leeway);
    if (!now.isBefore(end)) {
      throw AuthenticationFailure.expired("token expired");
    }
    if (isAfter(claims.getNotBeforeTime(), now.plus(leeway))
        || isAfter(claims.getIssueTime(), now.plus(leeway))) {
      throw refused(method, "not valid yet");
    }
    return end;
  }

  private static boolean isAfter(@Nullable Date date, Instant limit) {
    return date != null && date.toInstant().isAfter(limit);
  }

  private String user(JWTClaimsSet claims, Method method) {
    return Stream.of(settings.userClaim(), "username")
        .map(claims::getClaim)
        .flatMap(value -> value instanceof String name ? Stream.of(name) : Stream.empty())
        .map(Names::stored)
        .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME)
        .findFirst()
        .orElseThrow(() -> refused(method, "no " + settings.userClaim()));
  }

  private Optional<String> role(JWTClaimsSet claims, Method method) {
    Object role = claims.getClaim(settings.roleClaim());
    if (role instanceof String name && !name.isBlank()) {
      return Optional.of(Names.stored(name));
    }
    if (role != null && !(role instanceof String)) {
      throw refused(method, settings.roleClaim() + " is not a text");
    }
    return Stream.of(claims.getClaim("scope"), claims.getClaim("scp"))
        .flatMap(TokenClaims::scopes)
        .filter(scope -> scope.startsWith(ROLE_SCOPE))
        .map(scope -> Names.stored(scope.substring(ROLE_SCOPE.length())))
        .findFirst();
  }

  private static Stream<String> scopes(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Stream.of(text.split(" ", -1));
      case Collection<?> many -> many.stream().map(String::valueOf);
      case null, default -> Stream.empty();
    };
  }

  private static AuthenticationFailure refused(Method method, String detail) {
    return AuthenticationFailure.of(method, Reason.BAD_CLAIM, detail);
  }
}
