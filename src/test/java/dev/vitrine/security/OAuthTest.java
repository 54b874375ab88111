package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Key sets and introspection, against a provider of the test's own.
final class OAuthTest {

  private HttpServer provider;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<String> answer = new AtomicReference<>("{\"active\":false}");
  private final AtomicReference<String> seen = new AtomicReference<>("");

  @BeforeEach
  void startProvider() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext("/", this::reply);
    provider.start();
  }

  @AfterEach
  void stopProvider() {
    provider.stop(0);
  }

  private void reply(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    seen.set(
        exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String address() {
    return "http://127.0.0.1:" + provider.getAddress().getPort() + "/x";
  }

  private TestServer introspecting() {
    return TestServer.start(
        Map.of(
            "vitrine.auth.oauth-introspection-url", address(),
            "vitrine.auth.oauth-client-id", "vitrine",
            "vitrine.auth.oauth-client-secret", "s3cret:&"));
  }

  private static RSAKey jwk(KeyPair pair, String id) {
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(id).build();
  }

  private static String named(String id, KeyPair pair) {
    return Tokens.rs256(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id), Tokens.claims(), pair);
  }

  @Test
  void activeTokenNamesTheUser() {
    answer.set(
        "{\"active\":true,\"sub\":\"admin\",\"scope\":\"openid session:role:SYSADMIN\",\"exp\":"
            + Instant.now().plusSeconds(60).getEpochSecond()
            + "}");
    try (TestServer server = introspecting()) {
      assertThat(server.whoami("opaque-token"))
          .isEqualTo("ADMIN SYSADMIN [SYSADMIN, PUBLIC] OAUTH");
      assertThat(server.whoami("opaque-token")).startsWith("ADMIN");

      assertThat(asked).hasValue(1);
      assertThat(seen.get())
          .isEqualTo(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("vitrine:s3cret%3A%26".getBytes(StandardCharsets.UTF_8))
                  + " token=opaque-token&token_type_hint=access_token");
    }
  }

  @Test
  void userNameStandsInForAMissingSubject() {
    answer.set("{\"active\":true,\"username\":\"admin\"}");
    try (TestServer server = introspecting()) {
      assertThat(server.whoami("opaque")).startsWith("ADMIN");
    }
  }

  @Test
  void inactiveTokenIsRefused() {
    try (TestServer server = introspecting()) {
      HttpResponse<String> response = server.send(server.authorised("/test/whoami", "opaque"));

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).contains("\"390303\"");
    }
  }

  @Test
  void expiredAnswerIsRefused() {
    answer.set("{\"active\":true,\"sub\":\"admin\",\"exp\":1000}");
    try (TestServer server = introspecting()) {
      assertThat(server.send(server.authorised("/test/whoami", "opaque")).body())
          .contains("\"390318\"");
    }
  }

  @Test
  void providerOutOfReachIsNotABadToken() {
    answer.set("");
    try (TestServer server = introspecting()) {
      HttpResponse<String> response = server.send(server.authorised("/test/whoami", "opaque"));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void keySetIsFetchedAndAskedSparingly() {
    KeyPair stranger = Tokens.rsa(2048);
    answer.set(new JWKSet(jwk(Tokens.RSA, "k1")).toString());
    try (TestServer server = TestServer.start(Map.of("vitrine.auth.jwks", address()))) {
      assertThat(server.whoami(named("k1", Tokens.RSA))).startsWith("ADMIN");
      for (int i = 0; i < 5; i++) {
        assertThat(server.whoami(named("unknown" + i, stranger))).isEqualTo("401");
      }

      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void keySetMayBeAFileAndHoldCurves(@TempDir Path folder) throws IOException, JOSEException {
    ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    OctetSequenceKey secret =
        new OctetSequenceKey.Builder(Tokens.SECRET.getBytes(StandardCharsets.UTF_8))
            .keyID("oct")
            .build();
    Path file = folder.resolve("jwks.json");
    Files.writeString(file, new JWKSet(List.of(curve.toPublicJWK(), secret)).toString(false));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), Tokens.claims().build());
    token.sign(new ECDSASigner(curve));
    try (TestServer server = TestServer.start(Map.of("vitrine.auth.jwks", file.toString()))) {
      assertThat(server.whoami(token.serialize())).startsWith("ADMIN");
      assertThat(server.whoami(zeroSignature(token))).isEqualTo("401");
      assertThat(server.whoami(Tokens.hs256(Tokens.claims()))).isEqualTo("401");
    }
  }

  private static String zeroSignature(SignedJWT token) {
    return new String(token.getSigningInput(), StandardCharsets.US_ASCII)
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
  }

  @Test
  void issuerAndAudienceMustFitWhereConfigured() {
    try (TestServer server =
        TestServer.start(
            Map.of(
                "vitrine.auth.jwt-secret", Tokens.SECRET,
                "vitrine.auth.issuer", "https://idp.example",
                "vitrine.auth.audience", "vitrine"))) {
      var right = Tokens.claims().issuer("https://idp.example").audience(List.of("a", "vitrine"));
      assertThat(server.whoami(Tokens.hs256(right))).startsWith("ADMIN");
      assertThat(server.whoami(Tokens.hs256(right.issuer("https://evil.example"))))
          .isEqualTo("401");
      assertThat(server.whoami(Tokens.hs256(right.issuer("https://idp.example").audience("other"))))
          .isEqualTo("401");
      assertThat(server.whoami(Tokens.hs256(Tokens.claims()))).isEqualTo("401");
    }
  }

  @Test
  void unknownUserIsMadeOnlyWhereThatIsConfigured() {
    try (TestServer server =
        TestServer.start(
            Map.of(
                "vitrine.auth.jwt-secret",
                Tokens.SECRET,
                "vitrine.auth.auto-create-users",
                true))) {
      assertThat(server.whoami(Tokens.hs256(Tokens.claims().subject("newcomer"))))
          .isEqualTo("NEWCOMER PUBLIC [PUBLIC] JWT");
    }
  }
}
