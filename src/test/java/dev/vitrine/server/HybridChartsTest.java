package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.visualise.engines.Same;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.JdbcEngine;
import dev.vitrine.warehouses.jdbc.Moved;
import dev.vitrine.warehouses.jdbc.Postgres;
import dev.vitrine.warehouses.jdbc.Sqlite;
import dev.vitrine.warehouses.jdbc.Trino;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Charts of other databases are those of the embedded one with the same data, and only what a
/// chart shows comes over the wire.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HybridChartsTest {

  private static final int ROWS = 20_000;

  /// In words that all engines know.
  private static final String TABLE =
      "create table m(id integer, g varchar(10), x double precision, y double precision, n integer, p decimal(10,2),"
          + " day date, ts timestamp)";

  private static final List<String> CHARTS =
      List.of(
          "select x from m visualise x as x draw histogram",
          "select x, g from m visualise x as x, g as fill draw histogram",
          "select * from m visualise g as x, y as y draw boxplot",
          "select * from m visualise g as x draw bar",
          "select * from m visualise g as x, n as fill draw bar",
          "select * from m where id <= 400 visualise x as x, y as y draw smooth",
          "select * from m where id <= 400 visualise x as x, y as y draw point draw smooth setting method => 'ols'",
          "select * from m where id <= 2000 visualise x as x draw density",
          "select * from m where id <= 2000 visualise x as x, g as fill draw density",
          "select * from m where id <= 300 visualise x as x, y as y, g as color draw point",
          "select * from m where id <= 190 visualise day as x, y as y draw line",
          "select * from m where id <= 300 visualise ts as x, y as y draw point",
          "select * from m visualise g as x, y as y draw violin",
          "select * from m visualise p as x draw histogram",
          "select * from m visualise g as x, p as y draw boxplot",
          "select p * 2 as twice, id from m where id <= 300 visualise id as x, twice as y draw point draw smooth",
          "select avg(n) as mean, g from m group by g order by g nulls last visualise g as x, mean as y draw point",
          "select day, sum(y) as total from m group by day order by day visualise day as x, total as y draw line",
          "select * from m visualise x as x draw histogram facet g",
          "select x, y from m where id <= 300 order by (id * 7919) % 307 visualise x as x, y as y draw path",
          "select * from m where id <= 2000 order by id desc visualise g as x, y as y draw point setting aggregate => 'first'",
          "with few as (select * from m where id <= 50) select * from few visualise x as x, y as y draw point",
          "visualise x as x, y as y from m draw point filter id <= 30",
          "select avg(x) as mean, count(*) as n, g from m group by g order by g nulls last visualise g as x, mean as y draw point");

  @TempDir static Path directory;
  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    String database = Postgres.database();
    Postgres.run(
        database,
        TABLE,
        "insert into m " + rows("generate_series(1, " + ROWS + ") i(i)", DAY, MOMENT));
    String numbers =
        "(with recursive r(i) as (select 1 union all select i + 1 from r where i < "
            + ROWS
            + ") select i from r) i";
    Path lite =
        Sqlite.file(
            directory,
            TABLE,
            "insert into m "
                + rows(
                    numbers,
                    "date('2026-01-01', (i % 200) || ' days')",
                    "datetime('2026-01-01', i || ' minutes')"));
    Path file = directory.resolve("connections.yml");
    Files.writeString(
        file,
        """
        pg: {type: postgresql, host: localhost, port: %d, database: %s, user: postgres, password: postgres}
        lite: {type: sqlite, file: "%s"}
        %s
        """
            .formatted(Postgres.port(), database, lite, trino()));
    server = RealServer.start("vitrine.connections-file", file.toString());
    api = server.api().inEngineSql();
    assertThat(api.submit(TABLE).status()).isEqualTo(200);
    assertThat(
            api.submit("insert into m " + rows("range(1, " + (ROWS + 1) + ") i(i)", DAY, MOMENT))
                .status())
        .isEqualTo(200);
  }

  /// The same rows in Trino's words, where a decimal divides otherwise; nothing where there is
  /// none.
  private static String trino() {
    if (Trino.absent().isPresent()) {
      return "";
    }
    String schema =
        Trino.schema(
            TABLE.replace("timestamp)", "timestamp(6))"),
            "insert into m select i, case i % 4 when 0 then 'a' when 1 then 'b' when 2 then 'c' end,"
                + " ((i * 7919) % 10007) / 128e0,"
                + " case when i % 97 = 0 then null else ((i * 104729) % 5003) / 16e0 end, i % 7,"
                + " cast(((i * 37) % 4001) / 25e0 as decimal(10, 2)),"
                + " date_add('day', i % 200, date '2026-01-01'),"
                + " date_add('minute', i, timestamp '2026-01-01 00:00:00.000000')"
                + " from (select cast((a - 1) * 200 + b as integer) as i"
                + " from unnest(sequence(1, "
                + ROWS / 200
                + ")) as s(a) cross join unnest(sequence(1, 200)) as t(b)) as r");
    return "trino: {type: trino, host: localhost, port: %d, catalog: memory, schema: %s, user: ann}"
        .formatted(Trino.port(), schema);
  }

  private static final String DAY = "date '2026-01-01' + cast(i % 200 as integer)";
  private static final String MOMENT =
      "timestamp '2026-01-01 00:00:00' + cast(i as integer) * interval '1 minute'";

  /// The same on the first three engines: whole numbers turned into doubles by one division;
  /// quarters between two decimals have two digits, to which DuckDB cuts its quantiles.
  private static String rows(String numbers, String day, String moment) {
    return "select i, case i % 4 when 0 then 'a' when 1 then 'b' when 2 then 'c' else null end,"
        + " ((i * 7919) % 10007) / 128.0, case when i % 97 = 0 then null else ((i * 104729) % 5003) / 16.0 end,"
        + " i % 7, ((i * 37) % 4001) / 25.0, "
        + day
        + ", "
        + moment
        + " from "
        + numbers;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> charts() {
    return Stream.of("pg", "lite", "trino")
        .flatMap(connection -> CHARTS.stream().map(chart -> Arguments.of(connection, chart)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("charts")
  void aChartOfAConnectionIsThatOfTheSameDataHere(String connection, String chart) {
    if (connection.equals("trino")) {
      Trino.require();
    }
    Answer here = api.submit(chart);
    assertThat(here.status()).as(here.body()).isEqualTo(200);
    Answer there = in(connection, chart);
    assertThat(there.status()).as(there.body()).isEqualTo(200);

    // Trino gives rows in any order unless it is asked for one
    boolean anyOrder = connection.equals("trino") && !chart.contains("order by");
    Optional<String> difference =
        Same.difference(
            "",
            anyOrder ? sorted(spec(here)) : spec(here),
            anyOrder ? sorted(spec(there)) : spec(there));

    assertThat(difference).isEmpty();
    assertThat(engine(connection).inUse()).isZero();
    assertThat(server.engine().openSessions()).isZero();
  }

  @Test
  void aHistogramMovesOnlyItsBins() {
    Moved before = engine("pg").moved();

    assertThat(in("pg", CHARTS.getFirst()).status()).isEqualTo(200);

    Moved after = engine("pg").moved();
    assertThat(after.rows() - before.rows()).isLessThan(100);
    assertThat(after.bytes() - before.bytes()).isLessThan(20_000);
  }

  @Test
  void aBoxplotMovesOnlyItsBoxesAndOutliers() {
    Moved before = engine("pg").moved();

    assertThat(in("pg", CHARTS.get(2)).status()).isEqualTo(200);

    assertThat(engine("pg").moved().rows() - before.rows()).isLessThan(200);
  }

  @Test
  void rowsThatWouldComeOtherwiseASecondTimeAreFetchedOnce() {
    Moved before = engine("pg").moved();

    Answer answer = in("pg", "select random() as r from m visualise r as x draw histogram");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(engine("pg").moved().rows() - before.rows()).isEqualTo(ROWS);
    assertThat(server.engine().openSessions()).isZero();
  }

  @Test
  void boundValuesReachTheChartsRows() {
    Answer bound =
        api.submit(
            "select * from m where id <= ? visualise x as x, y as y draw point",
            Map.of(
                "warehouse", "pg", "bindings", Map.of("1", Map.of("type", "FIXED", "value", "25"))),
            "");
    Answer written = in("pg", "select * from m where id <= 25 visualise x as x, y as y draw point");

    assertThat(bound.status()).as(bound.body()).isEqualTo(200);
    assertThat(Same.difference("", spec(written), spec(bound))).isEmpty();
  }

  @Test
  void anErrorInTheSqlPartPointsIntoTheClientsText() {
    Answer answer = in("pg", "select x,\n nosuch from m visualise x as x draw histogram");

    assertThat(answer.text("code")).isEqualTo("000904");
    assertThat(answer.text("message")).contains("nosuch");
  }

  private static JdbcEngine engine(String connection) {
    return (JdbcEngine) server.bean(Connections.class).find(connection).orElseThrow().engine();
  }

  private static Answer in(String warehouse, String sql) {
    return api.submit(sql, Map.of("warehouse", warehouse), "");
  }

  /// Without the numbers of the rows, in an order of their own.
  private static Map<String, Object> sorted(Map<String, Object> spec) {
    Map<String, Object> sorted = new LinkedHashMap<>(spec);
    if (spec.get("data") instanceof Map<?, ?> data && data.get("values") instanceof List<?> rows) {
      List<Map<?, ?>> values = new ArrayList<>();
      for (Object row : rows) {
        Map<Object, Object> cells = new TreeMap<>((Map<?, ?>) row);
        cells.remove("__row");
        values.add(cells);
      }
      values.sort(Comparator.comparing(String::valueOf));
      sorted.put("data", Map.of("values", values));
    }
    return sorted;
  }

  private static Map<String, Object> spec(Answer answer) {
    try {
      return ObjectMapper.getDefault()
          .readValue(answer.cell(), Argument.mapOf(String.class, Object.class));
    } catch (IOException notJson) {
      throw new AssertionError(answer.body(), notJson);
    }
  }
}
