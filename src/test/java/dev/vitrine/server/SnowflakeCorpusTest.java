package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vitrine.server.SnowflakeCase.Expected;
import dev.vitrine.server.SnowflakeDoor.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every case of the Snowflake corpus over HTTP: names, types, values, and codes, states and words
/// of errors.
class SnowflakeCorpusTest {

  private static final List<SnowflakeCase> CASES = SnowflakeCase.all();

  @TempDir private static Path files;
  private static RealServer server;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.stages.allowed-directories", files.toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theCorpusIsWhole() throws IOException {
    assertThat(CASES).hasSize(485);
    assertThat(CASES.stream().map(SnowflakeCase::id)).containsAll(pending().keySet());
  }

  @TestFactory
  Stream<DynamicTest> aCaseComesOutAsSnowflakeDocumentsIt() throws Exception {
    return outcomes("CORPUS", false, 4);
  }

  @TestFactory
  Stream<DynamicTest> aCaseComesOutTheSameAsynchronouslyAndEightAtOnce() throws Exception {
    return outcomes("CORPUS_LATER", true, 8);
  }

  private static Stream<DynamicTest> outcomes(String database, boolean async, int atOnce)
      throws Exception {
    SnowflakeDoor door = new SnowflakeDoor(server.api(), database, files.resolve(database), async);
    door.run("CREATE DATABASE " + database, Map.of("database", "SAMPLES"));
    Map<String, Optional<String>> outcomes = new TreeMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      Map<String, Future<Optional<String>>> running = new TreeMap<>();
      CASES.forEach(each -> running.put(each.id(), threads.submit(() -> wrong(each, door))));
      for (Map.Entry<String, Future<Optional<String>>> each : running.entrySet()) {
        outcomes.put(each.getKey(), each.getValue().get());
      }
    }
    Map<String, String> pending = pending();
    return outcomes.entrySet().stream()
        .map(each ->
            dynamicTest(
                each.getKey(),
                () -> check(each.getValue(), Optional.ofNullable(pending.get(each.getKey())))));
  }

  private static void check(Optional<String> wrong, Optional<String> pending) {
    if (pending.isPresent()) {
      assertThat(wrong).as("a pending case that comes out right").isPresent();
      abort(pending.get());
    }
    assertThat(wrong).isEmpty();
  }

  /// What is wrong with the outcome of a case, if anything.
  private static Optional<String> wrong(SnowflakeCase written, SnowflakeDoor door) {
    Path directory = door.directory().resolve(written.schema());
    SnowflakeCase example = written.in(door.database(), directory.toString());
    try {
      door.prepare(example);
      return outcome(example, door);
    } catch (Refused refused) {
      return Optional.of("setup: " + refused.code + " " + refused.getMessage());
    } catch (IOException | RuntimeException failed) {
      return Optional.of(example.sql() + ": " + failed);
    } finally {
      door.tidy(example);
    }
  }

  private static Optional<String> outcome(SnowflakeCase example, SnowflakeDoor door) {
    try {
      SnowflakeDoor.Table table = door.ask(example);
      return switch (example.expected()) {
        case Expected.Rows rows -> SnowflakeExpectation.wrong(rows, example.ordered(), table);
        case Expected.Refusal refusal -> Optional.of("no error but " + table + " for " + refusal);
      };
    } catch (Refused refused) {
      return switch (example.expected()) {
        case Expected.Refusal refusal -> SnowflakeExpectation.wrong(refusal, refused);
        case Expected.Rows _ -> Optional.of(refused.code + " " + refused.getMessage());
      };
    }
  }

  private static Map<String, String> pending() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/snowflake/pending.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
