package dev.vitrine.sqlapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(startApplication = true, transactional = false)
class FormatsTest extends DoorTest {

  private static final int ROWS = 5000;

  private String handle = "";

  @BeforeAll
  void runOnce() {
    handle = run("select range as n, repeat('x', 500) as t from range(" + ROWS + ")").handle();
  }

  private Reply as(String type, String... more) {
    String[] headers = new String[more.length + 2];
    headers[0] = "Accept";
    headers[1] = type;
    System.arraycopy(more, 0, headers, 2, more.length);
    return get("/" + handle, headers);
  }

  @Test
  void csvIsTheWholeResultInOneFile() {
    Reply csv = as("text/csv");

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + handle + ".csv\"");
    assertThat(csv.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(csv.body().lines()).hasSize(ROWS + 1).startsWith("n,t");
  }

  @Test
  void whatTheClientHasIsNotSentAgain() {
    String tag = as("text/csv").header("ETag");

    Reply again = as("text/csv", "If-None-Match", tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.http().body()).isEmpty();
    assertThat(as("application/x-ndjson", "If-None-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void ndjsonHasALineForEachRow() {
    assertThat(as("application/x-ndjson").body().lines()).hasSize(ROWS);
  }

  @Test
  void rowsMayBeObjects() {
    Reply objects = as("application/json; rows=objects");

    assertThat(objects.text("resultSet", 0, "n")).isEqualTo("0");
    assertThat(objects.has("data")).isFalse();
    assertThat(objects.text("partition")).isEqualTo("0");
  }

  @Test
  void aPartitionMayBeHadAsAFile() {
    Reply part = get("/" + handle + "?partition=1", "Accept", "text/csv");

    assertThat(part.status()).isEqualTo(200);
    assertThat(part.header("Content-Disposition")).contains(handle + "-1.csv");
    assertThat(part.body()).doesNotContain("\n4999,");
  }

  @Test
  void arrowIsAStream() {
    Reply arrow = as("application/vnd.apache.arrow.stream");

    assertThat(arrow.header("Content-Type")).isEqualTo("application/vnd.apache.arrow.stream");
    assertThat(arrow.http().body()).startsWith(0xFF, 0xFF, 0xFF, 0xFF);
  }

  @Test
  void parquetIsAFileOfWhichStretchesCanBeHad(@TempDir Path directory) throws Exception {
    byte[] whole = as("application/vnd.apache.parquet").http().body();
    Reply tail = as("application/vnd.apache.parquet", "Range", "bytes=-4");
    Reply rest = as("application/vnd.apache.parquet", "Range", "bytes=4-");
    Reply beyond = as("application/vnd.apache.parquet", "Range", "bytes=999999999-");

    assertThat(tail.status()).isEqualTo(206);
    assertThat(new String(tail.http().body(), StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    assertThat(rest.header("Content-Range"))
        .isEqualTo("bytes 4-%d/%d".formatted(whole.length - 1, whole.length));
    assertThat(rest.http().body()).hasSize(whole.length - 4);
    assertThat(beyond.status()).isEqualTo(416);
    Path file = Files.write(directory.resolve("r.parquet"), whole);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from '" + file + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(ROWS);
    }
  }

  @Test
  void whatIsNotOverIsToldAsJson() {
    String running = runAsync("hold formats").handle();

    Reply reply = get("/" + running, "Accept", "text/csv");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("status")).isIn("RUNNING", "SUBMITTED");
    cancel(running);
  }

  @Test
  void gzipComesOnlyWhenAskedFor() {
    Reply plain = as("application/json");
    Reply packed = as("application/json", "Accept-Encoding", "gzip");

    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.http().body()).startsWith(0x1F, 0x8B);
  }
}
