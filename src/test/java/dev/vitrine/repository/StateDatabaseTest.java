package dev.vitrine.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateDatabaseTest {

  private static final int ROWS = 2_000;
  private static final int WRITES = 4_000;

  @TempDir private Path directory;

  @Test
  void itsFileGrowsWithTheRowsAndNotWithTheTransactions() throws IOException {
    try (ApplicationContext context = ApplicationContext.run(settings(), "test")) {
      StateDatabase database = context.getBean(StateDatabase.class);
      StatementRepository repository = context.getBean(StatementRepository.class);
      List<StatementRecord> rows = Stream.generate(StateDatabaseTest::row).limit(ROWS).toList();
      database.write(() -> repository.saveAll(rows));
      long filled = Files.size(directory.resolve("state.mv.db"));
      Random random = new Random(1);
      for (int i = 0; i < WRITES; i++) {
        database.write(() -> repository.advance(rows.get(random.nextInt(ROWS))));
        if (i % 50 == 0) {
          database.compact();
        }
      }
      assertThat(Files.size(directory.resolve("state.mv.db"))).isLessThan(6 * filled);
      assertThat(repository.count()).isEqualTo(ROWS);
    }
  }

  /// Dead pages may be written over at once, where H2 waits 45 s for a disk that writes in an order
  /// of its own.
  private Map<String, Object> settings() {
    return Map.of(
        "vitrine.data",
        directory.toString(),
        "datasources.default.url",
        "jdbc:h2:file:"
            + directory.resolve("state")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
            + ";RETENTION_TIME=0");
  }

  private static StatementRecord row() {
    return new StatementRecord(
        UUID.randomUUID().toString(),
        null,
        0,
        "SMITH",
        null,
        null,
        "SUCCEEDED",
        false,
        "select 1",
        null,
        "{}",
        0,
        1L,
        2L,
        3L,
        false,
        null,
        null,
        new byte[500],
        false,
        null,
        500,
        "local",
        1,
        0);
  }
}
