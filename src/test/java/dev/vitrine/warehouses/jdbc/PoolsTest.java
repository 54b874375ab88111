package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.CallerToken;
import dev.vitrine.server.RealServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pools that are keyed by callers' tokens.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PoolsTest {

  private static Login login(String token) {
    return new Login("postgres", Optional.of(new CallerToken(token)));
  }

  @Test
  void aTokensPoolGoesSoonAfterItsLastUseAndNotBefore() throws Exception {
    ConnectionSpec spec =
        SpecReader.read(
            "own",
            Map.ofEntries(
                Map.entry("type", "postgresql"),
                Map.entry("host", "localhost"),
                Map.entry("port", Postgres.port()),
                Map.entry("database", Postgres.database()),
                Map.entry("caller", "token"),
                Map.entry("token_without_tls", "true"),
                Map.entry("connect_timeout", "20s"),
                Map.entry("idle_timeout", "1s")));
    try (Pools pools = new Pools(spec, new Drivers(Path.of("lib-ext")), "")) {
      try (Connection held = pools.take(login("held"))) {
        pools.take(login("first")).close();
        pools.take(login("second")).close();

        RealServer.eventually(
            "only what is held stays", () -> pools.size() == 1 && pools.connections() == 1);

        assertThat(held.isValid(5)).isTrue();
      }
      RealServer.eventually("nothing stays", () -> pools.size() == 0 && pools.connections() == 0);
      pools.take(login("first")).close();
    }
  }
}
