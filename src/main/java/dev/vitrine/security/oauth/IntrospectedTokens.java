package dev.vitrine.security.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.Presented;
import dev.vitrine.security.Proof;
import dev.vitrine.security.Verifier;
import dev.vitrine.security.jwt.Outbound;
import dev.vitrine.security.jwt.TokenClaims;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tokens that only their provider can read, asked about at `vitrine.auth.oauth-introspection-url`
/// (RFC 7662). A yes is remembered with the proof for half a minute at most.
@Singleton
final class IntrospectedTokens implements Verifier {

  private static final Logger LOG = LoggerFactory.getLogger(IntrospectedTokens.class);

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final Optional<String> address;
  private final String authorization;
  private final Outbound outbound;
  private final TokenClaims claims;
  private final Clock clock;

  IntrospectedTokens(AuthSettings settings, Outbound outbound, TokenClaims claims, Clock clock) {
    this.clock = clock;
    this.address = Optional.ofNullable(settings.oauthIntrospectionUrl());
    this.authorization = basic(settings);
    this.outbound = outbound;
    this.claims = claims;
  }

  @Override
  public int getOrder() {
    return 30;
  }

  @Override
  public boolean accepts(Presented presented) {
    return address.isPresent()
        && presented.place() == Presented.Place.BEARER
        && (presented.tokenType().isEmpty() || presented.isOfType(Presented.OAUTH));
  }

  @Override
  public Proof verify(Presented presented) {
    JWTClaimsSet answer = ask(presented.token());
    if (!Boolean.TRUE.equals(answer.getClaim("active"))) {
      throw AuthenticationFailure.token(Reason.UNKNOWN_KEY, "provider says: not active");
    }
    return claims.proof(withEnd(answer), Method.OAUTH);
  }

  /// An answer need not say when the token ends; it is then asked about again soon.
  private JWTClaimsSet withEnd(JWTClaimsSet answer) {
    return answer.getExpirationTime() != null
        ? answer
        : new JWTClaimsSet.Builder(answer)
            .expirationTime(Date.from(clock.instant().plus(KEPT)))
            .build();
  }

  private JWTClaimsSet ask(String token) {
    String form = "token=" + encoded(token) + "&token_type_hint=access_token";
    try {
      return JWTClaimsSet.parse(outbound.postForm(address.orElseThrow(), form, authorization));
    } catch (IOException | ParseException unreachable) {
      LOG.warn("introspection failed: {}", unreachable.getMessage());
      throw AuthenticationFailure.unavailable("introspection failed");
    }
  }

  private static String basic(AuthSettings settings) {
    String pair =
        encoded(Objects.requireNonNullElse(settings.oauthClientId(), ""))
            + ":"
            + encoded(Objects.requireNonNullElse(settings.oauthClientSecret(), ""));
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
