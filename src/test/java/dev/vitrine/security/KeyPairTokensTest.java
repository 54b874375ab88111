package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.keypair.PublicKeys;
import dev.vitrine.security.users.Users;
import dev.vitrine.security.users.Users.KeySlot;
import java.security.KeyPair;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Key-pair tokens as Snowflake's drivers make them.
final class KeyPairTokensTest {

  private static final KeyPair FIRST = Tokens.rsa(2048);
  private static final KeyPair SECOND = Tokens.rsa(2048);
  private static final KeyPair OTHERS = Tokens.rsa(2048);
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("vitrine.account", "MYORG-ACCT"));
    Users users = server.bean(Users.class);
    users.create("etl@example.com");
    users.setPublicKey("etl@example.com", KeySlot.FIRST, Tokens.pem(FIRST));
    users.setPublicKey(
        "etl@example.com", KeySlot.SECOND, PublicKeys.text(SECOND.getPublic()) + "\n");
    users.create("other");
    users.setPublicKey("other", KeySlot.FIRST, Tokens.pem(OTHERS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JWTClaimsSet.Builder claims(String account, String user, KeyPair fingerprintOf) {
    return new JWTClaimsSet.Builder()
        .issuer(
            account + "." + user + ".SHA256:" + PublicKeys.fingerprint(fingerprintOf.getPublic()))
        .subject(account + "." + user)
        .issueTime(Tokens.in(0))
        .expirationTime(Tokens.in(60));
  }

  private static JWTClaimsSet.Builder etl(KeyPair pair) {
    return claims("MYORG-ACCT", "ETL@EXAMPLE.COM", pair);
  }

  @Test
  void bothKeysOfAUserSign() {
    assertThat(server.whoami(Tokens.rs256(etl(FIRST), FIRST)))
        .isEqualTo("ETL@EXAMPLE.COM PUBLIC [PUBLIC] KEY_PAIR");
    assertThat(server.whoami(Tokens.rs256(etl(SECOND), SECOND))).startsWith("ETL@EXAMPLE.COM");
  }

  @Test
  void tokenTypeMaySaySo() {
    String token = Tokens.rs256(etl(FIRST), FIRST);

    assertThat(
            server
                .send(
                    server
                        .authorised("/test/whoami", token)
                        .header("X-Snowflake-Authorization-Token-Type", "KEYPAIR_JWT"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void keysAreNotMixed() {
    assertThat(server.whoami(Tokens.rs256(etl(FIRST), SECOND))).isEqualTo("401");
    assertThat(server.whoami(Tokens.rs256(etl(OTHERS), OTHERS))).isEqualTo("401");
    assertThat(server.whoami(Tokens.rs256(claims("MYORG-ACCT", "OTHER", FIRST), FIRST)))
        .isEqualTo("401");
  }

  @Test
  void issuerAndSubjectNameTheSameUser() {
    assertThat(server.whoami(Tokens.rs256(etl(FIRST).subject("MYORG-ACCT.OTHER"), FIRST)))
        .isEqualTo("401");
    assertThat(server.whoami(Tokens.rs256(etl(FIRST).subject(null), FIRST))).isEqualTo("401");
  }

  @Test
  void otherAccountsAreRefused() {
    assertThat(server.whoami(Tokens.rs256(claims("ELSEWHERE", "ETL@EXAMPLE.COM", FIRST), FIRST)))
        .isEqualTo("401");
  }

  @Test
  void tokenEndsAnHourAfterItsIssue() {
    JWTClaimsSet.Builder longLived = etl(FIRST).expirationTime(Tokens.in(86_400));

    assertThat(server.whoami(Tokens.rs256(longLived, FIRST))).startsWith("ETL");
    assertThat(server.whoami(Tokens.rs256(longLived.issueTime(Tokens.in(-3700)), FIRST)))
        .isEqualTo("401");
    assertThat(server.whoami(Tokens.rs256(longLived.issueTime(null), FIRST))).isEqualTo("401");
  }

  @Test
  void clockSkewOfAMinuteIsAllowed() {
    assertThat(server.whoami(Tokens.rs256(etl(FIRST).issueTime(Tokens.in(45)), FIRST)))
        .startsWith("ETL");
    assertThat(server.whoami(Tokens.rs256(etl(FIRST).issueTime(Tokens.in(120)), FIRST)))
        .isEqualTo("401");
    assertThat(server.whoami(Tokens.rs256(etl(FIRST).expirationTime(Tokens.in(-90)), FIRST)))
        .isEqualTo("401");
  }

  @Test
  void publicKeyAsASecretIsRefused() {
    assertThat(server.whoami(Tokens.hs256(etl(FIRST), FIRST.getPublic().getEncoded())))
        .isEqualTo("401");
  }

  @Test
  void unsetKeyNoLongerOpens() {
    Users users = server.bean(Users.class);
    KeyPair third = Tokens.rsa(2048);
    users.setPublicKey("other", KeySlot.SECOND, Tokens.pem(third));
    String token = Tokens.rs256(claims("MYORG-ACCT", "OTHER", third), third);
    assertThat(server.whoami(token)).startsWith("OTHER");

    users.unsetPublicKey("other", KeySlot.SECOND);

    assertThat(server.whoami(token)).isEqualTo("401");
  }

  @Test
  void shortKeysAreNotRegistered() {
    Users users = server.bean(Users.class);

    Assertions.assertThatExceptionOfType(SqlError.class)
        .isThrownBy(() -> users.setPublicKey("other", KeySlot.SECOND, Tokens.pem(Tokens.rsa(1024))))
        .withMessageContaining("1024 bits");
    Assertions.assertThatExceptionOfType(SqlError.class)
        .isThrownBy(() -> users.setPublicKey("other", KeySlot.SECOND, "not base64!"))
        .withMessageContaining("PEM or base64");
  }
}
