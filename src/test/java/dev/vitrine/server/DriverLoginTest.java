package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.vitrine.security.Tokens;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.security.users.Grants;
import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every way in that drivers have, and what those who fail are told.
class DriverLoginTest {

  private static RealServer server;
  private static Users users;
  private static String fingerprint;

  private final DriverClient client = new DriverClient(server);

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.account", "any", "vitrine.auth.jwt-secret", Tokens.SECRET);
    users = server.bean(Users.class);
    for (String name : new String[] {"ANN", "GONE", "GUESSED"}) {
      users.create(name);
      users.setPassword(name, DriverClient.PASSWORD);
      server.bean(Grants.class).grant("SYSADMIN", name);
    }
    users.setDisabled("GONE", true);
    fingerprint = users.setPublicKey("ANN", Users.KeySlot.FIRST, Tokens.pem(Tokens.RSA));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String key(Optional<String> role) {
    return server
        .bean(ApiKeys.class)
        .create(new Purpose("ANN", role, "test", Optional.empty()))
        .key();
  }

  private static String keyPairToken(long issued, long expires) throws Exception {
    String print = fingerprint.startsWith("SHA256:") ? fingerprint : "SHA256:" + fingerprint;
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .issuer("ANY.ANN." + print)
                .subject("ANY.ANN")
                .issueTime(Tokens.in(issued))
                .expirationTime(Tokens.in(expires))
                .build());
    token.sign(new RSASSASigner(Tokens.RSA.getPrivate()));
    return token.serialize();
  }

  private void assertRefused(Answer answer, String code) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.success()).isFalse();
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void namesAndPasswordsOpenSessions() {
    Answer answer = client.login("ann", "PASSWORD", DriverClient.PASSWORD);

    assertThat(answer.success()).isTrue();
    assertThat(answer.at("data", "displayUserName")).isEqualTo("ANN");
    assertThat(answer.at("data", "sessionId")).isInstanceOf(Number.class);
    assertThat(answer.parameter("AUTOCOMMIT")).isEqualTo(true);
    assertThat(answer.parameter("QUERY_TAG")).isEqualTo("");
    assertThat(answer.parameter("CLIENT_TELEMETRY_ENABLED")).isEqualTo(false);
    assertThat(client.query("select current_user()").rows()).hasToString("[[ANN]]");
  }

  @Test
  void wrongPasswordsUnknownAndDisabledUsersAreToldTheSame() {
    assertRefused(client.login("ANN", "PASSWORD", "wrong"), "390100");
    assertRefused(client.login("NOBODY", "PASSWORD", DriverClient.PASSWORD), "390100");
    assertRefused(client.login("GONE", "PASSWORD", DriverClient.PASSWORD), "390100");
    assertRefused(client.login(""), "390100");
  }

  @Test
  void passcodesAreReadOver() {
    String[] beside = {
      "AUTHENTICATOR",
      "USERNAME_PASSWORD_MFA",
      "PASSWORD",
      DriverClient.PASSWORD,
      "EXT_AUTHN_DUO_METHOD",
      "passcode",
      "PASSCODE",
      "123456"
    };
    String[] behind = {
      "PASSWORD", DriverClient.PASSWORD + "123456", "EXT_AUTHN_DUO_METHOD", "passcode"
    };

    assertThat(client.login("ANN", beside).success()).isTrue();
    assertThat(client.login("ANN", behind).success()).isTrue();
    assertRefused(client.login("ANN", "PASSWORD", DriverClient.PASSWORD + "123456"), "390100");
  }

  @Test
  void keyPairTokensOpenSessionsUntilTheyExpire() throws Exception {
    String good = keyPairToken(0, 60);
    String expired = keyPairToken(-3600, -1800);

    assertThat(client.login("ANN", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", good).success())
        .isTrue();
    assertRefused(client.login("GONE", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", good), "390144");
    assertRefused(
        client.login("ANN", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", expired), "390144");
    String unsigned =
        "eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'), good.lastIndexOf('.')) + ".";
    assertRefused(
        client.login("ANN", "AUTHENTICATOR", "SNOWFLAKE_JWT", "TOKEN", unsigned), "390144");
  }

  @Test
  void oauthTokensOpenSessions() {
    String token = Tokens.hs256(Tokens.claims().subject("ann"));

    assertThat(client.login("", "AUTHENTICATOR", "OAUTH", "TOKEN", token).success()).isTrue();
    assertRefused(client.login("GONE", "AUTHENTICATOR", "OAUTH", "TOKEN", token), "390303");
    assertRefused(client.login("", "AUTHENTICATOR", "OAUTH", "TOKEN", "no"), "390303");
  }

  @Test
  void accessTokensOpenSessionsAlsoInThePlaceOfAPassword() {
    String key = key(Optional.empty());

    assertThat(
            client
                .login("ANN", "AUTHENTICATOR", "PROGRAMMATIC_ACCESS_TOKEN", "TOKEN", key)
                .success())
        .isTrue();
    assertThat(client.login("ANN", "PASSWORD", key).success()).isTrue();
    assertRefused(client.login("ADMIN", "PASSWORD", key), "390100");
  }

  @Test
  void sessionsHaveNoMoreRolesThanTheTokenThatOpenedThem() {
    String key = key(Optional.of("PUBLIC"));

    assertThat(client.login("ANN", "PASSWORD", key).success()).isTrue();
    assertThat(client.query("select current_role()").rows()).hasToString("[[PUBLIC]]");
    assertRefused(client.loginWith("&roleName=SYSADMIN", "ANN", "PASSWORD", key), "390189");
  }

  @Test
  void rolesMustBeGranted() {
    Answer refused =
        client.loginWith("&roleName=ACCOUNTADMIN", "ANN", "PASSWORD", DriverClient.PASSWORD);
    Answer granted =
        client.loginWith(
            "&roleName=sysadmin&databaseName=&warehouse=",
            "ANN",
            "PASSWORD",
            DriverClient.PASSWORD);

    assertRefused(refused, "390189");
    assertThat(granted.at("data", "sessionInfo", "roleName")).isEqualTo("SYSADMIN");
  }

  @Test
  void otherAccountsAndOtherAuthenticatorsAreRefusedByName() {
    Answer account =
        client.login("ANN", "ACCOUNT_NAME", "other.eu", "PASSWORD", DriverClient.PASSWORD);
    Answer browser = client.login("ANN", "AUTHENTICATOR", "EXTERNALBROWSER");

    assertRefused(account, "390201");
    assertThat(account.at("message").toString()).contains("'OTHER'");
    assertRefused(browser, "390190");
    assertThat(browser.at("message").toString()).contains("EXTERNALBROWSER", "OAUTH");
    assertRefused(client.post("/session/authenticator-request", Map.of()), "390190");
  }

  @Test
  void guessingIsSlowed() {
    Answer answer = client.login("GUESSED", "PASSWORD", "guess 0");
    for (int i = 1; i < 50 && answer.code().equals("390100"); i++) {
      answer = client.login("GUESSED", "PASSWORD", "guess " + i);
    }

    assertRefused(answer, "390102");
  }
}
