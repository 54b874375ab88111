package dev.vitrine.drivers;

import static dev.vitrine.drivers.JdbcServer.cell;
import static dev.vitrine.drivers.JdbcServer.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;

/// Sessions that go on.
final class JdbcSessions {

  private static final String THREE_SECONDS =
      """
      execute immediate $$
      begin
        let ends timestamp := dateadd(second, 3, sysdate());
        while (sysdate() < ends) do
          let waits := 1;
        end while;
        return 'over';
      end
      $$\
      """;

  private final JdbcServer server;

  JdbcSessions(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("session-renewal", this::sessionIsRenewedWhileAStatementRuns),
        new JdbcFeature("keep-alive", this::heartbeatsKeepASession));
  }

  private String sessionIsRenewedWhileAStatementRuns() throws Exception {
    try (JdbcServer shortLived =
            new JdbcServer("vitrine.driver.token-life", "1s", "vitrine.driver.patience", "1s");
        Connection connection = shortLived.connect()) {
      run(connection, "set kept = 5");
      assertThat(cell(connection, THREE_SECONDS)).isEqualTo("over");
      assertThat(cell(connection, "select $kept")).isEqualTo("5");
      return "its token lived a second";
    }
  }

  private String heartbeatsKeepASession() throws Exception {
    try (Connection connection = server.inSchema("CLIENT_SESSION_KEEP_ALIVE", true)) {
      assertThat(connection.isValid(5)).isTrue();
      run(connection, "set kept = 5");
      assertThat(connection.isValid(5)).isTrue();
      assertThat(cell(connection, "select $kept")).isEqualTo("5");
      return "isValid()";
    }
  }
}
