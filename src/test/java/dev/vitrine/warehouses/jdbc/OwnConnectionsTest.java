package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Caller;
import dev.vitrine.server.RealServer;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is known of a connection that a caller brought for themselves.
class OwnConnectionsTest {

  private static final Caller ANN =
      new Caller("ANN", List.of("PUBLIC"), "PUBLIC", Caller.Method.JWT);

  @ParameterizedTest
  @CsvSource({
    "mariadb, true, MariaDB",
    "mysql, false, MySQL",
    "postgresql, false, PostgreSQL",
    "trino, true, Trino"
  })
  void itIsKnownAsAnOperatorsIs(String type, boolean readOnly, String label) {
    try (RealServer server = RealServer.start()) {
      ConnectionSpec spec =
          SpecReader.read(
              "own", Map.of("type", type, "host", "127.0.0.1", "user", "u", "read_only", readOnly));
      server.bean(Connections.class).addOwn(spec, ANN);

      Warehouse own = server.bean(Warehouses.class).find("own", ANN).orElseThrow();

      assertThat(Connections.isConnection(own)).isTrue();
      assertThat(Connections.isReadOnly(own)).isEqualTo(readOnly);
      assertThat(Connections.dialect(own)).hasToString(SqlDialect.named(label).toString());
      assertThat(server.bean(Connections.class).find("own")).isEmpty();
    }
  }
}
