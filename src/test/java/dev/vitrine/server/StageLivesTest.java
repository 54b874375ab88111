package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How long files and memories of loads live, through the front door.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StageLivesTest {

  private static final String AGAIN = "Copy executed with 0 files processed.";

  @TempDir private Path data;
  private RealServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = RealServer.startIn(data);
    api = server.api();
    run("CREATE DATABASE IF NOT EXISTS TL");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer run(String sql) {
    Answer answer = api.submit(sql, Map.of("database", "TL", "schema", "PUBLIC"), "");
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    return answer;
  }

  private void several(String sql) {
    Answer answer =
        api.submit(
            sql,
            Map.of(
                "database", "TL",
                "schema", "PUBLIC",
                "parameters", Map.of("MULTI_STATEMENT_COUNT", "0")),
            "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private void put(String stage, String path, String text) {
    Answer answer =
        api.put(
            "/api/v2/stages/TL/PUBLIC/" + stage + "/" + path,
            text.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private List<String> files() {
    try (Stream<Path> found = Files.walk(data.resolve("stages"))) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aTruncatedTableLoadsItsFilesAgain() {
    run("CREATE STAGE s");
    run("CREATE TABLE t (a INT)");
    put("s", "x.csv", "1\n");
    run("COPY INTO t FROM @s");
    run("DELETE FROM t");
    assertThat(run("COPY INTO t FROM @s").cell()).isEqualTo(AGAIN);

    run("TRUNCATE TABLE t");

    assertThat(run("COPY INTO t FROM @s").data().getFirst().get(1)).isEqualTo("LOADED");
  }

  @Test
  void aTableTakesItsStageAndItsMemoryToANewName() {
    run("CREATE TABLE old (a INT)");
    put("%25old", "x.csv", "1\n");
    run("COPY INTO old");
    run("ALTER TABLE old RENAME TO young");

    assertThat(run("LIST @%young").data()).hasSize(1);
    assertThat(run("COPY INTO young").cell()).isEqualTo(AGAIN);
  }

  @Test
  void filesOfADroppedTableComeBackWithIt() {
    run("CREATE TABLE t (a INT)");
    put("%25t", "x.csv", "1\n");
    run("DROP TABLE t");
    assertThat(files()).containsExactly("x.csv");

    run("UNDROP TABLE t");
    assertThat(run("LIST @%t").data()).hasSize(1);

    run("CREATE OR REPLACE TABLE t (a INT)");
    assertThat(run("LIST @%t").data()).isEmpty();
    run("DROP TABLE t");
    assertThat(files()).isEmpty();
  }

  @Test
  void whatCannotComeBackLeavesNoFiles() {
    run("CREATE TABLE t (a INT) DATA_RETENTION_TIME_IN_DAYS = 0");
    put("%25t", "t.csv", "1\n");
    run("CREATE STAGE s");
    put("s", "s.csv", "1\n");
    run("ALTER STAGE s RENAME TO s2");
    assertThat(files()).containsExactly("s.csv", "t.csv");

    run("DROP TABLE t");
    run("DROP STAGE s2");

    assertThat(files()).isEmpty();
  }

  @Test
  void aCloneHasNoFilesOfItsModel() {
    run("CREATE SCHEMA a");
    run("CREATE STAGE a.s");
    run("CREATE TABLE a.t (a INT)");
    Answer kept = api.put("/api/v2/stages/TL/A/S/x.csv", new byte[] {'1'});
    assertThat(kept.status()).isEqualTo(201);

    run("CREATE SCHEMA b CLONE a");
    run("DROP SCHEMA b");
    run("CREATE OR REPLACE SCHEMA b");

    assertThat(run("LIST @a.s").data()).hasSize(1);
    run("DROP SCHEMA a");
    assertThat(files()).containsExactly("x.csv");
    run("UNDROP SCHEMA a");
    assertThat(run("LIST @a.s").data()).hasSize(1);
  }

  @Test
  void temporaryFilesGoWithTheirSession() {
    run("CREATE TABLE t (a INT)");
    run("INSERT INTO t VALUES (1)");

    several("CREATE TEMPORARY STAGE ts; COPY INTO @ts/x FROM t; LIST @ts");
    several("CREATE TEMPORARY TABLE tt (a INT); COPY INTO @%tt/x FROM t; SELECT 1");

    assertThat(files()).isEmpty();
  }

  @Test
  void whatNobodyOwnsIsGoneAfterAStart() throws IOException {
    run("CREATE STAGE s");
    put("s", "mine.csv", "1\n");
    run("CREATE TABLE t (a INT)");
    put("%25t", "its.csv", "1\n");
    server.stop();
    Path left = data.resolve("stages/named/0123-left-by-a-crash");
    Files.createDirectories(left);
    Files.writeString(left.resolve("orphan.csv"), "1\n");

    server = RealServer.startIn(data);
    api = server.api();

    assertThat(files()).containsExactly("its.csv", "mine.csv");
  }
}
