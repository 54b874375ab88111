package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One handle, read in every format.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FormatsTest {

  private static final String EVERY_TYPE =
      "select 42 as i, 12345678901234567.25::decimal(38, 2) as n, 1.5::double as r,"
          + " 'a,\"b\"' || chr(10) || 'é' as t, true as b, date '2024-02-29' as d,"
          + " time '12:34:56.5' as h, timestamp '2024-02-29 12:34:56.5' as s, null::varchar as z"
          + " union all select null, null, null, '', null, null, null, null, 'z'";
  private static final String BIG = "select range as i, 'row ' || range as t from range(120000)";

  private static RealServer server;
  private static Api api;
  @TempDir private static Path files;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api().inEngineSql();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer read(String handle, String accept, String... headers) {
    return api.send("GET", "/api/v2/statements/" + handle, null, accept, headers);
  }

  private static List<List<String>> throughDuckDb(Answer answer, String reader, String name) {
    try {
      Path file = Files.write(files.resolve(name), answer.response().body());
      return rows("select * from " + reader.formatted(file));
    } catch (IOException | SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static List<List<String>> rows(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery("select columns(*)::varchar from (" + sql + ")")) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Test
  void everyFormatHoldsTheSameValues() throws Exception {
    String handle = api.submit(EVERY_TYPE).handle();
    List<String> first =
        List.of(
            "42",
            "12345678901234567.25",
            "1.5",
            "a,\"b\"\né",
            "true",
            "2024-02-29",
            "12:34:56.5",
            "2024-02-29 12:34:56.5");

    List<List<String>> parquet =
        throughDuckDb(
            read(handle, "application/vnd.apache.parquet"), "read_parquet('%s')", "every.parquet");
    assertThat(parquet.get(0).subList(0, 8)).isEqualTo(first);
    assertThat(parquet.get(0).get(8)).isNull();
    assertThat(parquet.get(1))
        .isEqualTo(Arrays.asList(null, null, null, "", null, null, null, null, "z"));
    assertThat(
            throughDuckDb(read(handle, "text/csv"), "read_csv('%s', header = true)", "every.csv")
                .getFirst()
                .subList(0, 7))
        .isEqualTo(first.subList(0, 7));
    assertThat(read(handle, "text/csv").body()).contains(",2024-02-29T12:34:56.5,");
    assertThat(
            throughDuckDb(read(handle, "application/x-ndjson"), "read_json('%s')", "every.ndjson")
                .getFirst()
                .subList(2, 6))
        .isEqualTo(first.subList(2, 6));
    assertThat(arrow(read(handle, "application/vnd.apache.arrow.stream")))
        .containsExactly("42", "12345678901234567.25", "1.5", "a,\"b\"\né", "true");
    assertThat(read(handle, "application/json").data().getFirst())
        .containsExactly(
            "42",
            "12345678901234567.25",
            "1.5",
            "a,\"b\"\né",
            "true",
            "19782",
            "45296.500000000",
            "1709210096.500000000",
            null);
    Answer objects = read(handle, "application/json; rows=objects");
    assertThat(String.valueOf(objects.at("resultSet", 0, "t"))).isEqualTo("a,\"b\"\né");
    assertThat(objects.at("resultSet", 1, "z")).isEqualTo("z");
  }

  private static List<String> arrow(Answer answer) throws IOException {
    try (var allocator = new RootAllocator();
        var reader =
            new ArrowStreamReader(new ByteArrayInputStream(answer.response().body()), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        cells.add(String.valueOf(reader.getVectorSchemaRoot().getVector(i).getObject(0)));
      }
      return cells;
    }
  }

  @Test
  void fileOfAResultOfManyPartitionsIsWhole() {
    Answer first = api.submit(BIG);
    assertThat(((Number) first.at("partitions")).intValue()).isGreaterThan(1);

    List<String> lines = read(first.handle(), "text/csv").body().lines().toList();

    assertThat(lines).hasSize(120_001);
    assertThat(lines.getFirst()).isEqualTo("i,t");
    assertThat(lines.getLast()).isEqualTo("119999,row 119999");
    assertThat(read(first.handle(), "application/x-ndjson").body().lines()).hasSize(120_000);
    assertThat(
            throughDuckDb(
                read(first.handle(), "application/vnd.apache.parquet"),
                "(select count(*), sum(i) from read_parquet('%s'))",
                "big.parquet"))
        .containsExactly(List.of("120000", "7199940000"));
  }

  @Test
  void answersAreZippedForWhoAsks() throws IOException {
    String handle = api.submit(BIG).handle();
    for (String accept : List.of("application/json", "text/csv")) {
      Answer zipped = read(handle, accept, "Accept-Encoding", "gzip");

      assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(zipped.response().body()))) {
        String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("row 999");
        if (accept.equals("text/csv")) {
          assertThat(text).isEqualTo(read(handle, accept).body());
        }
      }
    }
  }

  @Test
  void fileThatAClientHasIsNotSentAgain() {
    String handle = api.submit(BIG).handle();
    for (String accept : List.of("text/csv", "application/vnd.apache.parquet")) {
      Answer answer = read(handle, accept);

      Answer again = read(handle, accept, "If-None-Match", answer.header("ETag"));

      assertThat(again.status()).isEqualTo(304);
      assertThat(again.response().body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
      assertThat(read(handle, accept, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }
  }

  @Test
  void rowsBeyondTheLimitAreNotKept() {
    Answer answer = api.submitWith(BIG, "ROWS_PER_RESULTSET", "1234");

    assertThat(answer.at("resultSetMetaData", "numRows")).isEqualTo(1234);
    assertThat(read(answer.handle(), "text/csv").body().lines()).hasSize(1235);
  }

  @Test
  void otherFormatsAreRefused() {
    String handle = api.submit("select 1").handle();

    Answer refused = read(handle, "image/png");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("391902");
  }

  @Test
  void whatIsUndefinedIsSoForSnowflakesClientsAndNullForReadersOfJson() {
    Answer told =
        server.api().submit("select array_construct(null, 1, parse_json('null')) as a, a[0] as n");
    Answer again = server.api().submit("select * from table(result_scan('" + told.handle() + "'))");

    assertThat(told.cell()).isEqualTo("[undefined,1,null]");
    assertThat(again.cell()).isEqualTo("[undefined,1,null]");
    assertThat(read(told.handle(), "application/x-ndjson").body().strip())
        .isEqualTo("{\"A\":[null,1,null],\"N\":null}");
  }
}
