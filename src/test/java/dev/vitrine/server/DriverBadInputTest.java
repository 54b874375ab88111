package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.vitrine.security.Tokens;
import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What no driver sends: each gets a clear answer at once, as drivers read answers.
class DriverBadInputTest {

  private static final String LOGIN = "/session/v1/login-request";
  private static final String QUERY = "/queries/v1/query-request?requestId=";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String[] PACKED = {
    "Content-Type", "application/json", "Content-Encoding", "gzip"
  };

  /// Those that read what they are sent.
  private static final List<String> READERS =
      List.of(
          LOGIN,
          "/session/token-request",
          QUERY + newId(),
          "/queries/v1/abort-request?requestId=" + newId());

  private static final List<String> OTHERS =
      List.of(
          "/session",
          "/session/heartbeat",
          "/session/authenticator-request",
          "/queries/" + newId() + "/abort-request",
          "/telemetry/send");

  private static RealServer server;
  private static DriverClient client;
  private static String fingerprint;

  @BeforeAll
  static void start() {
    server =
        RealServer.start(
            "vitrine.account", "any",
            "vitrine.auth.jwt-secret", Tokens.SECRET,
            "vitrine.limits.failed-logins-per-user", "100000",
            "vitrine.limits.failed-logins-per-address", "100000");
    Users users = server.bean(Users.class);
    users.setPassword("ADMIN", DriverClient.PASSWORD);
    fingerprint = users.setPublicKey("ADMIN", Users.KeySlot.FIRST, Tokens.pem(Tokens.RSA));
    client = DriverClient.of(server, "ADMIN");
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
  }

  private static byte[] packed(byte[] bytes, int times) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static void assertTold(Answer answer, String code) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.success()).as("%s", answer).isFalse();
    assertThat(answer.code()).as("%s", answer).isEqualTo(code);
    assertThat(answer.json().get("message")).asString().isNotBlank();
  }

  private static List<byte[]> unreadable() {
    byte[] whole =
        packed("{\"sqlText\":\"select 'what does not compress well'\"}".getBytes(UTF_8), 1);
    String deep = "{\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String objects = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
    List<byte[]> bodies = new ArrayList<>();
    for (String text :
        List.of("{", "[]", "[1", "7", "\"a\"", "{\"a\":1", "nothing", deep, objects)) {
      bodies.add(text.getBytes(UTF_8));
    }
    bodies.add(Arrays.copyOf(whole, whole.length / 2));
    bodies.add(Arrays.copyOf(whole, 5));
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    return bodies;
  }

  @Test
  void whatCannotBeReadIsToldSoByEachEndpoint() {
    for (byte[] body : unreadable()) {
      for (String path : READERS) {
        assertTold(client.post(path, body, JSON), "390142");
      }
      for (String path : OTHERS) {
        assertThat(client.post(path, body, JSON).status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void cutOffBodiesThatSayTheyArePackedAreToldAsSuchToo() {
    byte[] whole = packed("{\"sqlText\":\"select 1\"}".getBytes(UTF_8), 1);
    for (String path : READERS) {
      Answer answer = client.post(path, Arrays.copyOf(whole, whole.length / 2), PACKED);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.success()).as("%s: %s", path, answer).isFalse();
    }
  }

  @Test
  void bombsAreRefusedAndTakeNoMemory() {
    byte[] bomb = packed(" ".repeat(1 << 20).getBytes(UTF_8), 400);
    assertThat(bomb).hasSizeLessThan(1 << 20);

    for (String path : READERS) {
      assertTold(client.post(path, bomb, JSON), "390413");
      assertTold(client.post(path, bomb, PACKED), "390413");
    }
    assertThat(client.query("select 1").success()).isTrue();
  }

  @Test
  void loginsOfAnotherShapeAreWrongCredentials() {
    for (String body :
        List.of(
            "{}",
            "{\"statement\":\"select 1\"}",
            "{\"data\":null}",
            "{\"data\":\"text\"}",
            "{\"data\":[1,2]}",
            "{\"data\":{\"LOGIN_NAME\":{\"a\":1},\"PASSWORD\":[\"x\"]}}",
            "{\"data\":{\"LOGIN_NAME\":[\"ADMIN\"],\"PASSWORD\":7,\"ACCOUNT_NAME\":\"any\"}}",
            "{\"data\":{\"LOGIN_NAME\":\"ADMIN\",\"CLIENT_ENVIRONMENT\":\"x\",\"SESSION_PARAMETERS\":[1]}}",
            "{\"data\":{\"AUTHENTICATOR\":{},\"LOGIN_NAME\":true,\"PASSWORD\":1e999}}",
            "{\"data\":{\"LOGIN_NAME\":\"\\u0000\\ud800\",\"PASSWORD\":\"\\u0000\"}}")) {
      Answer answer = client.post(LOGIN, body.getBytes(UTF_8), JSON);
      assertThat(answer.status()).as(body).isEqualTo(200);
      assertThat(answer.code()).as(body).isIn("390100", "390201", "390142");
    }
  }

  @Test
  void statementsOfAnotherShapeAreRefused() {
    String bindings = "{\"sqlText\":\"select ?\",\"bindings\":%s}";
    assertQuery("{\"statement\":\"select 1\"}", "000900");
    assertQuery("{\"sqlText\":[\"select 1\"]}", "000900");
    assertQuery("{\"sqlText\":{\"a\":1}}", "000900");
    assertQuery(bindings.formatted("{\"x-y\":{}}"), "390142");
    assertQuery(bindings.formatted("{\"0\":{}}"), "390142");
    for (String odd :
        List.of(
            "{\"1\":\"text\"}",
            "{\"1\":null}",
            "{\"1\":[1]}",
            "{\"1\":{\"type\":\"FIXED\",\"value\":{\"a\":1}}}",
            "{\"1\":{\"type\":{\"a\":1},\"value\":\"1\"}}",
            "{\"1\":{\"type\":\"FIXED\",\"value\":[[1],{\"a\":2}]}}",
            "{\"1\":{\"type\":\"NOTHING\",\"value\":\"1\"}}",
            "{\"1\":{\"type\":\"FIXED\",\"value\":\"one\"}}")) {
      assertClear(bindings.formatted(odd));
    }
    assertClear(bindings.formatted("[1,2]"));
    assertClear(
        "{\"sqlText\":\"select 1\",\"parameters\":\"x\",\"asyncExec\":[],\"describeOnly\":{}}");
    assertClear("{\"sqlText\":\"select 1\",\"parameters\":{\"MULTI_STATEMENT_COUNT\":\"many\"}}");
    assertClear("{\"sqlText\":\"select 1\",\"parameters\":{\"MULTI_STATEMENT_COUNT\":[1]}}");
    assertClear("{\"sqlText\":\"select '\\u0000\\ud800'\",\"sequenceId\":\"x\"}");
  }

  private void assertQuery(String body, String code) {
    assertTold(client.post(QUERY + newId(), body.getBytes(UTF_8), JSON), code);
  }

  /// Whatever it is, it is no fault of the server.
  private void assertClear(String body) {
    Answer answer = client.post(QUERY + newId(), body.getBytes(UTF_8), JSON);
    assertThat(answer.status()).as(body).isEqualTo(200);
    assertThat(String.valueOf(answer.json())).as(body).doesNotContain("ncident", "xception");
    assertThat(answer.code()).as(body).isNotEqualTo("000603");
  }

  @Test
  void requestsWithOddAddressesAreRefused() {
    for (String path :
        List.of(
            QUERY + "not-an-id",
            "/queries/v1/query-request",
            QUERY + "%00",
            QUERY + "a".repeat(5_000))) {
      Answer answer = client.post(path, Map.of("sqlText", "select 1"));
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.code()).as(path).isNotEqualTo("000603");
    }
    for (String id : List.of("x", "%00", "..%2f..", "a".repeat(5_000))) {
      assertThat(client.result(id).success()).isFalse();
      assertThat(client.post("/queries/" + id + "/abort-request", Map.of()).success()).isFalse();
      assertThat(client.get("/monitoring/queries/" + id).status()).isEqualTo(200);
    }
  }

  @Test
  void tokensThatAreOverForgedOrOfAnotherKindOpenNothing() {
    DriverClient used = DriverClient.of(server, "ADMIN");
    String token = used.token();
    String master = used.master();
    used.logout();
    List<String> bad =
        List.of(
            token,
            master,
            client.master(),
            client.token().toLowerCase(Locale.ROOT),
            client.token() + "A",
            client.token().substring(1),
            "ses_" + "A".repeat(43),
            "ver:1-hint:1-ETMsDgAAAYw",
            RealServer.key(),
            "' or 1=1 --",
            "a".repeat(8_000));

    for (String shown : bad) {
      DriverClient forger = client.showing(shown);
      assertTold(forger.query("select 1"), "390111");
      assertTold(forger.post("/session/heartbeat", Map.of()), "390111");
      assertTold(forger.logout(), "390111");
      assertThat(forger.get("/queries/" + newId() + "/result").code()).isEqualTo("390111");
    }
    for (String shown : List.of(master, token, client.token(), "mas_" + "A".repeat(43))) {
      Answer renewed =
          client
              .showing(shown)
              .post(
                  "/session/token-request?requestId=" + newId(),
                  Map.of("oldSessionToken", client.token(), "requestType", "RENEW"));
      assertTold(renewed, "390115");
    }
    assertThat(client.query("select 1").success()).isTrue();
  }

  private static JWTClaimsSet.Builder claims() {
    String print = fingerprint.startsWith("SHA256:") ? fingerprint : "SHA256:" + fingerprint;
    return new JWTClaimsSet.Builder()
        .issuer("ANY.ADMIN." + print)
        .subject("ANY.ADMIN")
        .issueTime(Tokens.in(0))
        .expirationTime(Tokens.in(60));
  }

  @Test
  void keyPairTokensMustBeSignedByTheUsersKeyAndInTime() {
    KeyPair other = Tokens.rsa(2048);
    String good = Tokens.rs256(claims(), Tokens.RSA);
    String[] parts = good.split("\\.", -1);
    byte[] publicKey = Tokens.RSA.getPublic().getEncoded();
    List<String> bad =
        List.of(
            Tokens.rs256(
                claims().issueTime(Tokens.in(-7200)).expirationTime(Tokens.in(-3600)), Tokens.RSA),
            Tokens.rs256(claims().issueTime(Tokens.in(86_400)), Tokens.RSA),
            Tokens.rs256(claims(), other),
            Tokens.rs256(claims().issuer("ANY.ADMIN.SHA256:x"), other),
            Tokens.rs256(claims().subject("ANY.SOMEONE"), Tokens.RSA),
            Tokens.rs256(claims().expirationTime(null), Tokens.RSA),
            // the public key taken for a shared secret
            Tokens.hs256(claims(), publicKey),
            Tokens.hs256(claims(), Tokens.pem(Tokens.RSA).getBytes(UTF_8)),
            Tokens.raw("{\"alg\":\"none\"}", claims().build().toString(), new byte[0]),
            Tokens.raw(
                "{\"alg\":\"None\",\"typ\":\"JWT\"}", claims().build().toString(), new byte[0]),
            Tokens.raw("{\"alg\":\"RS256\"}", claims().build().toString(), new byte[256]),
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + "." + parts[2].substring(0, 100),
            "..",
            "a.b.c",
            "");

    for (String token : bad) {
      Answer answer =
          new DriverClient(server).login("ADMIN", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", token);
      assertTold(answer, "390144");
    }
    DriverClient in = new DriverClient(server);
    assertThat(in.login("ADMIN", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", good).success())
        .isTrue();
    in.logout();
  }

  @Test
  void oauthTokensMustBeSignedByTheServerThatIsTrusted() {
    JWTClaimsSet.Builder claims = Tokens.claims();
    List<String> bad =
        List.of(
            Tokens.hs256(
                Tokens.claims(), "another secret of more than thirty-two bytes".getBytes(UTF_8)),
            Tokens.raw("{\"alg\":\"none\"}", claims.build().toString(), new byte[0]),
            Tokens.rs256(Tokens.claims(), Tokens.RSA),
            "not.a.token");

    for (String token : bad) {
      assertTold(
          new DriverClient(server).login("", "AUTHENTICATOR", "OAUTH", "TOKEN", token), "390303");
    }
    assertTold(
        new DriverClient(server)
            .login(
                "",
                "AUTHENTICATOR",
                "OAUTH",
                "TOKEN",
                Tokens.hs256(
                    Tokens.claims().issueTime(Tokens.in(-900)).expirationTime(Tokens.in(-600)))),
        "390318");
  }
}
