package dev.vitrine.visualise.stat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.stat.Tile.Extent;
import dev.vitrine.visualise.stat.Tile.Given;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileTest {

  private static Given given(String centre, String min, String max, String size) {
    return new Given(some(centre), some(min), some(max), some(size));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static String numbers(Given given) {
    return extent(Type.NUMBER, given);
  }

  private static String extent(Type type, Given given) {
    Tile tile = new Tile(new DuckDbSql(), "x", "width", type);
    return switch (tile.extent(given, false)) {
      case Extent.Span span -> {
        try (Engine engine = new Engine()) {
          yield Engine.rows(
                  engine.query("SELECT " + span.min() + " AS a, " + span.max() + " AS b"), "a", "b")
              .getFirst()
              .toString();
        }
      }
      case Extent.Refused refused -> refused.why();
      case Extent.Band band -> band.toString();
    };
  }

  @Test
  void anyTwoPlacesAreEnough() {
    assertThat(numbers(given("", "1.0", "4.0", ""))).isEqualTo("[1.0, 4.0]");
    assertThat(numbers(given("2.0", "", "", "3.0"))).isEqualTo("[0.5, 3.5]");
    assertThat(numbers(given("2", "", "", ""))).isEqualTo("[1.5, 2.5]");
    assertThat(numbers(given("2.0", "0.0", "", ""))).isEqualTo("[0.0, 4.0]");
    assertThat(numbers(given("2.0", "", "5.0", ""))).isEqualTo("[-1.0, 5.0]");
    assertThat(numbers(given("", "1.0", "", "2.0"))).isEqualTo("[1.0, 3.0]");
    assertThat(numbers(given("", "", "1.0", "2.0"))).isEqualTo("[-1.0, 1.0]");
    assertThat(numbers(given("1", "1", "1", ""))).contains("exactly two");
    assertThat(numbers(given("", "1", "", ""))).contains("exactly two");
  }

  @Test
  void tilesOfTimesCountDaysAndSeconds() {
    assertThat(extent(Type.DATE, given("DATE '2024-01-10'", "", "", "2")))
        .isEqualTo("[2024-01-09, 2024-01-11]");
    assertThat(extent(Type.TIMESTAMP, given("", "TIMESTAMP '2024-01-10 00:00:00'", "", "90")))
        .isEqualTo("[2024-01-10T00:00:00, 2024-01-10T00:01:30]");
  }

  @Test
  void tilesOfCategoriesTakeAShareOfTheBand() {
    Tile tile = new Tile(new DuckDbSql(), "x", "width", Type.TEXT);

    assertThat(tile.extent(given("g", "", "", "0.5"), true)).isEqualTo(new Extent.Band("g", "0.5"));
    assertThat(tile.extent(given("g", "1", "", ""), true)).isInstanceOf(Extent.Refused.class);
  }
}
