package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.Tokens;
import dev.vitrine.server.Api.Answer;
import dev.vitrine.warehouses.jdbc.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connection to which each caller logs in with the token that they showed here.
class CallersTokenTest {

  @TempDir static Path directory;
  private static RealServer server;

  @BeforeAll
  static void start() throws IOException {
    String database = Postgres.database();
    Postgres.run(
        database,
        "do $$ begin create role \"ADMIN\" login; exception when duplicate_object then null; end $$");
    Path file = directory.resolve("connections.yml");
    Files.writeString(
        file,
        """
        own: {type: postgresql, host: localhost, port: %1$d, database: %2$s, caller: token, token_without_tls: true}
        guarded: {type: postgresql, host: localhost, port: %1$d, database: %2$s, caller: token, properties: {sslmode: require}}
        """
            .formatted(Postgres.port(), database));
    server =
        RealServer.start(
            "vitrine.connections-file", file.toString(), "vitrine.auth.jwt-secret", Tokens.SECRET);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer who(Api api) {
    return api.submit("select current_user", Map.of("warehouse", "own"), "");
  }

  @Test
  void theDatabaseKnowsWhoAsks() {
    Answer answer = who(new Api(server.base(), Tokens.hs256(Tokens.claims())));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.cell()).isEqualTo("ADMIN");
  }

  @Test
  void withoutATokenItSaysWhatIsMissing() {
    Answer answer = who(server.api());

    assertThat(answer.text("code")).as(answer.body()).isEqualTo("391960");
    assertThat(answer.text("message")).contains("own", "caller's own token", "Bearer");
  }

  @Test
  void theTokenIsToldNowhere() {
    String token = Tokens.hs256(Tokens.claims());
    Api api = new Api(server.base(), token);
    Answer answer = api.submit("select no_such_column", Map.of("warehouse", "own"), "");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).doesNotContain(token);
    assertThat(api.get(answer.handle(), "").body()).doesNotContain(token);
  }

  @Test
  void whereTlsIsDemandedAndNotThereNothingIsSent() {
    Answer answer =
        new Api(server.base(), Tokens.hs256(Tokens.claims()))
            .submit("select current_user", Map.of("warehouse", "guarded"), "");

    assertThat(answer.text("code")).as(answer.body()).isEqualTo("391960");
    assertThat(answer.text("message")).contains("SSL");
  }

  @Test
  void aConnectionThatWouldSendTokensInClearIsRefused() {
    Map<String, Object> written =
        Map.of("name", "clear", "type", "postgresql", "host", "db.example.com", "caller", "token");
    Map<String, Object> further = new HashMap<>(written);
    further.put("token_without_tls", true);

    Answer clear = server.api().send("POST", "/api/v2/connections", written);
    Answer elsewhere = server.api().send("POST", "/api/v2/connections", further);

    assertThat(clear.status()).as(clear.body()).isEqualTo(400);
    assertThat(clear.text("message")).contains("sslmode", "verify-full");
    assertThat(elsewhere.status()).as(elsewhere.body()).isEqualTo(400);
    assertThat(elsewhere.text("message")).contains("on this machine");
  }
}
