package dev.vitrine.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {

  @TempDir Path data;

  @Test
  void resultsLieUnderTheDataDirectoryUnlessTold() {
    try (var context =
        ApplicationContext.run(
            Map.of("vitrine.data", data.toString(), "vitrine.results.hot-bytes", "12345"))) {
      ResultStore store = context.getBean(ResultStore.class);

      assertThat(store.bytesOnDisk()).isZero();
      assertThat(data.resolve("results")).isDirectory();
      ResultsConfig config = context.getBean(ResultsConfig.class);
      assertThat(config.hotBytes()).isEqualTo(12_345);
      assertThat(config.partitionBytes()).isEqualTo(8 << 20);
    }
  }
}
