package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JitterTest {

  private DuckDb database;

  @BeforeAll
  void open() {
    database = new DuckDb();
    database.execute("CREATE TABLE t AS SELECT 'g' || i % 3 AS g, i AS y FROM range(60) r(i)");
  }

  @AfterAll
  void close() {
    database.close();
  }

  private String spec(String settings) {
    return database
        .draw(
            "SELECT * FROM t VISUALISE g AS x, y DRAW point SETTING position => 'jitter'"
                + settings)
        .spec();
  }

  private List<List<Object>> offsets(String settings) {
    return Spec.of(spec(settings)).rows("pos1offset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", seed => null",
        ", seed => 0",
        ", seed => -7",
        ", seed => 9007199254740991",
        ", seed => 3, distribution => 'normal'",
        ", seed => 3, distribution => 'density'"
      })
  void oneSeedMakesOnePicture(String settings) {
    assertThat(spec(settings)).isEqualTo(spec(settings));
  }

  @Test
  void anotherSeedMakesAnotherPicture() {
    assertThat(offsets(", seed => 1")).isNotEqualTo(offsets(", seed => 2"));
    assertThat(offsets(", seed => 1")).isNotEqualTo(offsets(""));
  }

  @Test
  void aMissingValueStopsNoOtherFromBeingSpread() {
    database.execute("CREATE OR REPLACE TABLE holes AS SELECT g, nullif(y, 7) AS y FROM t");
    String density = "position => 'jitter', distribution => 'density'";

    List<List<Object>> offsets =
        Spec.of(
                database.draw(
                    "SELECT * FROM holes VISUALISE g AS x, y DRAW point SETTING " + density))
            .rows("pos1offset");

    assertThat(offsets).filteredOn(List.of(0)::equals).hasSize(1);
  }

  /// Many values are gathered in cells: a thousand copies of each spread as the values themselves.
  @Test
  void manyValuesSpreadAsFewOfTheSameShapeDo() {
    String of = " VISUALISE 'a' AS x, y DRAW point SETTING position => 'jitter', side => 'right',";
    String with = " distribution => 'density', bandwidth => 5";

    List<Double> few = offsetsOf("SELECT * FROM t" + of + with).stream().map(Math::abs).toList();
    List<Double> many =
        offsetsOf("SELECT t.* FROM t, range(600) r(k) ORDER BY y" + of + with).stream()
            .map(Math::abs)
            .toList();

    assertThat(many.stream().mapToDouble(v -> v).average().orElseThrow())
        .isCloseTo(few.stream().mapToDouble(v -> v).average().orElseThrow(), within(0.05));
    assertThat(many.stream().mapToDouble(v -> v).max().orElseThrow()).isBetween(0.4, 0.45);
  }

  private List<Double> offsetsOf(String query) {
    return Spec.of(database.draw(query)).rows("pos1offset").stream()
        .map(row -> ((Number) row.getFirst()).doubleValue())
        .toList();
  }

  @Test
  void noSeedIsTheStandardOne() {
    assertThat(offsets(", seed => null")).isEqualTo(offsets(""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 400})
  void pointsStayWithinTheirStep(int seed) {
    assertThat(offsets(", width => 0.5, seed => " + seed))
        .allSatisfy(
            row -> assertThat(((Number) row.getFirst()).doubleValue()).isBetween(-.25, .25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1.5|'seed' should be a whole number, not 1.5",
        "'abc'|'seed' should be a number, not a string",
        "inf|'seed' should be <= 9007199254740991, not inf",
        "1e300|'seed' should be <= 9007199254740991, not 1e300"
      })
  void otherSeedsAreRefused(String seed, String message) {
    assertThatThrownBy(() -> spec(", seed => " + seed)).hasMessageContaining(message);
  }
}
