package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Issued;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ApiKeysTest {

  private static TestServer server;
  private static ApiKeys keys;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    keys = server.bean(ApiKeys.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Issued issue(Optional<String> role, Optional<Instant> expires) {
    return keys.create(new Purpose("ADMIN", role, "test", expires));
  }

  @Test
  void issuedKeyIsABearerToken() {
    String key = issue(Optional.empty(), Optional.empty()).key();

    assertThat(key).matches("vk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
    assertThat(server.whoami(key))
        .isEqualTo(
            "ADMIN ACCOUNTADMIN [ACCOUNTADMIN, SYSADMIN, SECURITYADMIN, USERADMIN, PUBLIC]"
                + " API_KEY");
  }

  @Test
  void headerAndTokenTypeAreTakenToo() {
    String key = issue(Optional.empty(), Optional.empty()).key();

    assertThat(server.send(server.request("/test/whoami").header("X-API-Key", key)).body())
        .startsWith("ADMIN");
    assertThat(
            server
                .send(
                    server
                        .authorised("/test/whoami", key)
                        .header(
                            "X-Snowflake-Authorization-Token-Type", "PROGRAMMATIC_ACCESS_TOKEN"))
                .body())
        .startsWith("ADMIN");
  }

  @Test
  void keyOfAnotherTokenTypeIsRefused() {
    String key = issue(Optional.empty(), Optional.empty()).key();

    assertThat(
            server
                .send(
                    server
                        .authorised("/test/whoami", key)
                        .header("X-Snowflake-Authorization-Token-Type", "KEYPAIR_JWT"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void operatorsKeyMayHaveAnyForm() {
    assertThat(server.whoami(TestServer.API_KEY)).startsWith("ADMIN ACCOUNTADMIN");
  }

  @Test
  void roleRestrictsTheKey() {
    String key = issue(Optional.of("SYSADMIN"), Optional.empty()).key();

    assertThat(server.whoami(key)).isEqualTo("ADMIN SYSADMIN [SYSADMIN, PUBLIC] API_KEY");
  }

  @Test
  void revokedKeyIsRefusedAtOnce() {
    Issued issued = issue(Optional.empty(), Optional.empty());
    assertThat(server.whoami(issued.key())).startsWith("ADMIN");

    keys.revoke(issued.row().id());

    assertThat(server.whoami(issued.key())).isEqualTo("401");
  }

  @Test
  void expiredKeyIsRefused() {
    Issued issued = issue(Optional.empty(), Optional.of(Instant.now().minusSeconds(1)));

    assertThat(server.whoami(issued.key())).isEqualTo("401");
  }

  @Test
  void secretMustBeWhole() {
    String key = issue(Optional.empty(), Optional.empty()).key();
    char last = key.charAt(key.length() - 1);
    String nearly = key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A');

    assertThat(server.whoami(nearly)).isEqualTo("401");
    assertThat(server.whoami("vk_0123456789abcdef" + key.substring(19))).isEqualTo("401");
  }

  @Test
  void onlyTheHashIsStored() {
    Issued issued = issue(Optional.empty(), Optional.empty());

    assertThat(keys.find(issued.row().id()).orElseThrow().toString())
        .doesNotContain(issued.key().substring(20));
    assertThat(issued.toString()).doesNotContain(issued.key().substring(20));
  }

  @Test
  void useIsNoted() {
    Issued issued = issue(Optional.empty(), Optional.empty());
    assertThat(issued.row().lastUsedAt()).isNull();

    server.whoami(issued.key());

    assertThat(keys.find(issued.row().id()).orElseThrow().lastUsedAt()).isNotNull();
  }
}
