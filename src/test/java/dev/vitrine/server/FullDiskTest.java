package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A disk without room: what must stay free is more than there can be.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FullDiskTest {

  @Test
  void largeResultsFailAndTheServerLives() {
    try (RealServer server =
        RealServer.start("vitrine.results.free-space-bytes", Long.toString(Long.MAX_VALUE / 2))) {
      Api api = server.api().inEngineSql();

      Answer full = api.submit("select range, 'text ' || range from range(500000)");

      assertThat(full.status()).isEqualTo(422);
      assertThat(full.text("code")).isEqualTo("391986");
      assertThat(full.text("sqlState")).isEqualTo("53100");
      assertThat(api.get(full.handle(), "").text("code")).isEqualTo("391986");
      assertThat(api.submit("select 1").cell()).isEqualTo("1");
    }
  }
}
