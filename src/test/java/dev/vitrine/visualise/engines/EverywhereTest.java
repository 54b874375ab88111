package dev.vitrine.visualise.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.Limits;
import dev.vitrine.visualise.Step;
import dev.vitrine.visualise.engines.RemoteChart.Drawn;
import dev.vitrine.visualise.sql.PortableSql;
import dev.vitrine.warehouses.jdbc.Trino;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same picture from PostgreSQL, SQLite and Trino as from DuckDB, whatever the chart.
@SuppressWarnings("NullAway.Init") // set before any test
final class EverywhereTest {

  private static EngineUnderTest duckDb;
  private static EngineUnderTest postgreSql;
  private static EngineUnderTest sqlite;
  private static Optional<EngineUnderTest> trino;
  private static EngineUnderTest local;

  @BeforeAll
  static void start() {
    duckDb = SharedData.in(EngineUnderTest.duckDb());
    postgreSql = SharedData.in(EngineUnderTest.postgreSql());
    sqlite = SharedData.in(EngineUnderTest.sqlite());
    trino = EngineUnderTest.trino().map(SharedData::in);
    local = EngineUnderTest.duckDb();
  }

  @AfterAll
  static void stop() {
    Stream.of(duckDb, postgreSql, sqlite, local).forEach(EngineUnderTest::close);
    trino.ifPresent(EngineUnderTest::close);
  }

  static Stream<String> charts() {
    return ChartQueries.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void postgresql_draws_what_duckdb_draws(String chart) {
    assertThat(difference(postgreSql, chart)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void trino_draws_what_duckdb_draws(String chart) {
    Trino.require();
    assertThat(difference(trino.orElseThrow(), chart)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void sqlite_draws_what_duckdb_draws(String chart) {
    assertThat(difference(sqlite, chart)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void an_engine_that_nobody_knows_draws_what_duckdb_draws(String chart) {
    EngineUnderTest unknown = new EngineUnderTest(new PortableSql(), postgreSql.connection());
    assertThat(difference(unknown, chart)).isEmpty();
  }

  private static Optional<String> difference(EngineUnderTest engine, String chart) {
    Step.Done wanted = wanted(chart);
    Step.Done drawn = draw(engine, chart).done();
    assertThat(drawn.metadata()).isEqualTo(wanted.metadata());
    return Same.difference("spec", tree(wanted), tree(drawn));
  }

  private static Step.Done wanted(String chart) {
    return draw(duckDb, chart).done();
  }

  private static Drawn draw(EngineUnderTest engine, String chart) {
    return new RemoteChart(engine, local, Limits.DEFAULT).draw(chart);
  }

  private static Map<String, Object> tree(Step.Done done) {
    try {
      return ObjectMapper.getDefault()
          .readValue(done.spec(), Argument.mapOf(String.class, Object.class));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void what_an_engine_can_do_is_not_fetched() {
    String bars = "VISUALISE g AS x FROM shared DRAW bar";
    String median = "VISUALISE g AS x, y AS y FROM shared DRAW bar SETTING aggregate => 'median'";
    assertThat(draw(sqlite, bars).loads()).isZero();
    assertThat(draw(sqlite, median).loads()).isOne();
    assertThat(draw(postgreSql, median).loads()).isZero();
    trino.ifPresent(engine -> assertThat(draw(engine, median).loads()).isZero());
    assertThat(draw(duckDb, median).loads()).isZero();
  }

  @Test
  void layers_over_the_same_rows_share_what_is_fetched() {
    String two =
        "VISUALISE g AS x, y AS y FROM shared DRAW bar SETTING aggregate => 'median' DRAW point"
            + " SETTING aggregate => 'p25'";
    assertThat(draw(sqlite, two).loads()).isOne();
  }

  @Test
  void rows_that_would_have_to_be_fetched_are_bounded() {
    RemoteChart chart = new RemoteChart(sqlite, local, new Limits(1000, 1 << 20, 50));
    assertThatThrownBy(() ->
            chart.draw(
                "VISUALISE g AS x, y AS y FROM shared DRAW bar SETTING aggregate => 'median'"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("more than 50 rows");
  }

  @Test
  void a_file_is_not_read_from_an_engine_that_reads_none() {
    assertThatThrownBy(() -> draw(postgreSql, "VISUALISE x AS x, y AS y FROM 'a.csv' DRAW point"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("PostgreSQL reads no files");
  }
}
