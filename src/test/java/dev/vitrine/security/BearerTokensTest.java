package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import dev.vitrine.security.users.Users;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// HS256 and RS256 tokens, and what must not pass for one (OWASP API2).
final class BearerTokensTest {

  private static final KeyPair NAMED = Tokens.rsa(2048);
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "vitrine.auth.jwt-secret",
                Tokens.SECRET,
                "vitrine.auth.jwt-public-key",
                Tokens.pem(Tokens.RSA),
                "vitrine.auth.keys[0].id",
                "key-1",
                "vitrine.auth.keys[0].public-key",
                Tokens.pem(NAMED),
                "vitrine.limits.failed-logins-per-address",
                100_000));
    server.bean(Users.class).create("plain");
    server.bean(Users.class).create("gone");
    server.bean(Users.class).setDisabled("gone", true);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sharedSecretNamesTheUser() {
    assertThat(server.whoami(Tokens.hs256(Tokens.claims())))
        .isEqualTo(
            "ADMIN ACCOUNTADMIN [ACCOUNTADMIN, SYSADMIN, SECURITYADMIN, USERADMIN, PUBLIC] JWT");
  }

  @Test
  void publicKeyNamesTheUser() {
    assertThat(server.whoami(Tokens.rs256(Tokens.claims().subject("plain"), Tokens.RSA)))
        .isEqualTo("PLAIN PUBLIC [PUBLIC] JWT");
  }

  @Test
  void keyIdChoosesAmongConfiguredKeys() {
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1");

    assertThat(server.whoami(Tokens.rs256(header, Tokens.claims(), NAMED))).startsWith("ADMIN");
    assertThat(server.whoami(Tokens.rs256(header, Tokens.claims(), Tokens.RSA))).isEqualTo("401");
  }

  @Test
  void roleClaimRestrictsTheCaller() {
    assertThat(server.whoami(Tokens.hs256(Tokens.claims().claim("role", "sysadmin"))))
        .isEqualTo("ADMIN SYSADMIN [SYSADMIN, PUBLIC] JWT");
    assertThat(server.whoami(Tokens.hs256(Tokens.claims().claim("scope", "x session:role:public"))))
        .isEqualTo("ADMIN PUBLIC [PUBLIC] JWT");
  }

  @Test
  void clocksMayDifferByAMinute() {
    assertThat(server.whoami(Tokens.hs256(Tokens.claims().expirationTime(Tokens.in(-40)))))
        .startsWith("ADMIN");
    assertThat(server.whoami(Tokens.hs256(Tokens.claims().notBeforeTime(Tokens.in(40)))))
        .startsWith("ADMIN");
  }

  static Stream<Arguments> forgeries() {
    long soon = Instant.now().getEpochSecond() + 300;
    String admin = "{\"sub\":\"ADMIN\",\"exp\":" + soon + "}";
    byte[] publicPem = Tokens.pem(Tokens.RSA).getBytes(StandardCharsets.UTF_8);
    byte[] publicDer = Tokens.RSA.getPublic().getEncoded();
    KeyPair stranger = Tokens.rsa(2048);
    RSAKey embedded = new RSAKey.Builder((RSAPublicKey) stranger.getPublic()).build();
    JWSAlgorithm rs256 = JWSAlgorithm.RS256;
    return Stream.of(
        forgery("no algorithm", Tokens.raw("{\"alg\":\"none\"}", admin, new byte[0])),
        forgery("no algorithm, spelt oddly", Tokens.raw("{\"alg\":\"nOnE\"}", admin, new byte[1])),
        forgery("no algorithm at all", Tokens.raw("{}", admin, new byte[32])),
        forgery("public key as a secret, PEM", Tokens.hs256(Tokens.claims(), publicPem)),
        forgery("public key as a secret, DER", Tokens.hs256(Tokens.claims(), publicDer)),
        forgery("stranger's key", Tokens.rs256(Tokens.claims(), stranger)),
        forgery(
            "key in the header",
            Tokens.rs256(
                new JWSHeader.Builder(rs256).jwk(embedded.toPublicJWK()),
                Tokens.claims(),
                stranger)),
        forgery(
            "address of a key set in the header",
            Tokens.rs256(
                new JWSHeader.Builder(rs256).jwkURL(URI.create("http://127.0.0.1:1/jwks")),
                Tokens.claims(),
                stranger)),
        forgery(
            "address of a certificate in the header",
            Tokens.rs256(
                new JWSHeader.Builder(rs256).x509CertURL(URI.create("http://127.0.0.1:1/x")),
                Tokens.claims(),
                stranger)),
        forgery("key id is a path", withKeyId("../../../../dev/null", stranger)),
        forgery("key id is SQL", withKeyId("x' union select 'secret' --", stranger)),
        forgery("key id is an address", withKeyId("http://127.0.0.1:1/key", stranger)),
        forgery("empty signature of a named secret", Tokens.hs256(Tokens.claims(), new byte[32])),
        forgery(
            "zero signature on a curve", Tokens.raw("{\"alg\":\"ES256\"}", admin, new byte[64])),
        forgery("another algorithm", Tokens.raw("{\"alg\":\"HS512\"}", admin, new byte[64])),
        forgery(
            "critical header parameter",
            Tokens.raw("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}", admin, new byte[32])),
        forgery("deep header", Tokens.raw("[".repeat(2000), admin, new byte[32])),
        forgery("no expiry", Tokens.hs256(Tokens.claims().expirationTime(null))),
        forgery("expired", Tokens.hs256(Tokens.claims().expirationTime(Tokens.in(-90)))),
        forgery("not valid yet", Tokens.hs256(Tokens.claims().notBeforeTime(Tokens.in(90)))),
        forgery("issued in the future", Tokens.hs256(Tokens.claims().issueTime(Tokens.in(90)))),
        forgery("no user", Tokens.hs256(Tokens.claims().subject(null))),
        forgery("unknown user", Tokens.hs256(Tokens.claims().subject("nobody"))),
        forgery("disabled user", Tokens.hs256(Tokens.claims().subject("gone"))),
        forgery(
            "role that is not granted",
            Tokens.hs256(Tokens.claims().subject("plain").claim("role", "ACCOUNTADMIN"))),
        forgery(
            "role that is no text", Tokens.hs256(Tokens.claims().claim("role", List.of("PUBLIC")))),
        forgery("not a token", "abc"),
        forgery("an API key that nobody has", "vk_0123456789abcdef_" + "a".repeat(43)));
  }

  private static String withKeyId(String id, KeyPair pair) {
    return Tokens.rs256(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).type(JOSEObjectType.JWT),
        Tokens.claims(),
        pair);
  }

  private static Arguments forgery(String name, String token) {
    return Arguments.of(name, token);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void forgeriesAreRefusedWithoutDetail(String name, String token) {
    HttpResponse<String> response = server.send(server.authorised("/test/whoami", token));

    assertThat(response.statusCode()).as(name).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body())
        .matches(
            "\\{\"code\":\"390(144|303|318)\",\"sqlState\":\"28000\",\"message\":\"(JWT token is"
                + " invalid|Invalid OAuth access token|OAuth access token expired)\\. \\[[0-9a-f-]{36}]\"}");
  }

  @Test
  void expiredAndInvalidHaveTheirOwnCodes() {
    String expired = Tokens.hs256(Tokens.claims().expirationTime(Tokens.in(-90)));

    assertThat(server.send(server.authorised("/test/whoami", expired)).body())
        .contains("\"390318\"");
    assertThat(server.send(server.authorised("/test/whoami", expired + "x")).body())
        .contains("\"390144\"");
    assertThat(server.send(server.authorised("/test/whoami", "opaque")).body())
        .contains("\"390303\"");
  }

  @Test
  void withoutCredentialsTheCodeSaysSo() {
    HttpResponse<String> response = server.send(server.request("/test/whoami"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .contains("\"390101\"", "Authorization header not found in the request data.");
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void hugeTokenIsRefusedUnread() {
    assertThat(server.whoami("eyJ" + "a".repeat(20_000) + ".e.e")).isIn("401", "413", "431");
  }

  @Test
  void badCredentialsDoNotBecomeAnonymous() {
    assertThat(server.send(server.authorised("/test/open", "nonsense")).statusCode())
        .isEqualTo(401);
    assertThat(server.send(server.request("/test/open")).body()).isEqualTo("anonymous ANONYMOUS");
    assertThat(server.send(server.request("/test/open").header("X-User-Id", "ADMIN")).body())
        .isEqualTo("anonymous/ADMIN ANONYMOUS");
  }

  @Test
  void twoAuthorizationHeadersAreRefused() {
    String good = Tokens.hs256(Tokens.claims());

    assertThat(
            server
                .send(
                    server
                        .authorised("/test/whoami", good)
                        .header("Authorization", "Bearer " + good))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void unknownPathIsNotFound() {
    assertThat(server.send(server.request("/no/such/path")).statusCode()).isEqualTo(404);
  }

  @Test
  void disablingAUserTakesEffectAtOnce() {
    server.bean(Users.class).create("shortly");
    String token = Tokens.hs256(Tokens.claims().subject("shortly"));
    assertThat(server.whoami(token)).startsWith("SHORTLY");

    server.bean(Users.class).setDisabled("shortly", true);

    assertThat(server.whoami(token)).isEqualTo("401");
  }
}
