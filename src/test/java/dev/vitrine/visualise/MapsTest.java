package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Charts on the globe, from the statement to the document.
class MapsTest {

  private static final DuckDb DATABASE = new DuckDb();

  @BeforeAll
  static void tables() {
    DATABASE.withSamples();
    DATABASE.execute(
        "CREATE TABLE towns AS SELECT * FROM"
            + " (VALUES (10.0, 20.0, 'a'), (30.0, 50.0, 'b')) v(lon, lat, name)");
    DATABASE.execute("CREATE TABLE shapes AS SELECT geom, geom AS shape FROM sample_world");
    DATABASE.execute("CREATE TABLE texts AS SELECT 'POINT (1 2)' AS place");
    DATABASE.execute("CREATE TABLE broken AS SELECT 'nowhere'::BLOB AS geom");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static Spec draw(String text) {
    return Spec.of(DATABASE.draw(text));
  }

  private static long metres(Object place) {
    return Math.round(((Number) place).doubleValue());
  }

  @Test
  void countriesFindTheirGeometryAndLieBeforeTheGlobeAndItsGrid() {
    Spec spec =
        draw("VISUALISE continent AS fill FROM ggsql:world DRAW spatial PROJECT TO robinson");

    assertThat((List<?>) spec.at("data.values")).hasSize(177);
    assertThat(spec.at("data.values.3.type")).isEqualTo("Feature");
    assertThat(spec.at("data.values.3.geometry.type")).isEqualTo("MultiPolygon");
    assertThat((List<?>) spec.at("layer")).hasSize(4);
    assertThat(spec.at("layer.0.description")).isEqualTo("background");
    assertThat(spec.at("layer.3.mark.type")).isEqualTo("geoshape");
    assertThat(spec.at("layer.3.encoding.fill.field")).isEqualTo("__aes_fill");
    assertThat(spec.at("projection.type")).isEqualTo("identity");
    assertThat(((Map<?, ?>) spec.at("config.view")).containsKey("fill")).isFalse();
  }

  @Test
  void pointsAreProjectedAndTheFrameFollowsFrom() {
    Spec spec =
        draw(
            "SELECT * FROM towns VISUALISE lon AS lon, lat AS lat DRAW point PROJECT TO mercator"
                + " SCALE lon FROM (0, 60)");

    assertThat(spec.rows("pos1", "pos2").stream().flatMap(List::stream).map(MapsTest::metres))
        .containsExactly(1113195L, 2258424L, 3339585L, 6413525L);
    assertThat(spec.at("layer.3.encoding.longitude")).isEqualTo(Map.of("field", "__aes_pos1"));
    assertThat(spec.at("layer.3.encoding.latitude")).isEqualTo(Map.of("field", "__aes_pos2"));
    assertThat(spec.at("projection.scale.expr").toString())
        .startsWith("min(width / 7347086.39")
        .contains(", height / 4570611.03");
  }

  @Test
  void pointsBehindTheHorizonAreLeftOut() {
    String globe = "SELECT * FROM towns VISUALISE lon AS lon, lat AS lat DRAW point PROJECT TO";

    assertThat(draw(globe + " orthographic SETTING origin => 20").rows("pos1")).hasSize(2);
    assertThat(draw(globe + " orthographic SETTING origin => 100").rows("pos1")).hasSize(1);
    assertThat(draw(globe + " orthographic SETTING origin => 180").rows("pos1")).isEmpty();
  }

  @Test
  void linesPolygonsTilesAndRulesBecomeShapes() {
    for (String geom : List.of("path", "line", "polygon MAPPING 'x' AS fill", "tile")) {
      Spec spec =
          draw(
              "SELECT * FROM (VALUES (0, 0), (20, 40), (40, 10)) v(lon, lat)"
                  + " VISUALISE lon AS lon, lat AS lat DRAW "
                  + geom
                  + " PROJECT TO lambert");
      assertThat(spec.at("layer.3.mark.type")).isEqualTo("geoshape");
      assertThat((List<?>) spec.at("data.values")).hasSize(geom.equals("tile") ? 3 : 1);
    }
  }

  @Test
  void panelsAreMapsOfTheirOwn() {
    Spec spec =
        draw("VISUALISE FROM ggsql:world DRAW spatial PROJECT TO equal_area FACET income_group");

    assertThat(spec.at("spec.projection.scale.expr").toString()).startsWith("min(350.0 / ");
    assertThat((List<?>) spec.at("spec.layer")).hasSize(4);
  }

  @Test
  void geometryMayBeTextAndNothingOfItButNumbersIsDrawn() {
    DATABASE.execute(
        "CREATE OR REPLACE TABLE odd AS SELECT '{\"type\":\"Point\",\"href\":\"x\","
            + "\"coordinates\":[1,2,3],\"crs\":{\"a\":\"</script>\"}}' AS place");

    String drawn =
        DATABASE.draw("SELECT * FROM odd VISUALISE place AS geometry DRAW spatial").spec();

    assertThat(drawn).contains("\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}");
    assertThat(drawn).doesNotContain("href").doesNotContain("script>").doesNotContain("crs");
  }

  @Test
  void marksRunOverTheFrameWhenTheyAreNotClipped() {
    Spec spec =
        draw("VISUALISE FROM ggsql:world DRAW spatial PROJECT TO mercator SETTING clip => false");

    assertThat(spec.at("layer.0.mark.type")).isEqualTo("rect");
    assertThat(spec.at("layer.3.mark.clip")).isEqualTo(false);
  }

  @Test
  void aGridMayBePlacedWithoutAWarningAndATitleOfAnAxisMayNot() {
    Step.Done done =
        DATABASE.draw(
            "VISUALISE FROM ggsql:world DRAW spatial PROJECT TO miller"
                + " SCALE lon SETTING breaks => (0, 90) LABEL lat => 'North'");

    assertThat(done.metadata().warnings()).hasSize(1).first().asString().contains("LABEL 'lat'");
    assertThat((List<?>) Spec.of(done).at("layer.1.data.values.0.geometry.coordinates")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * FROM towns VISUALISE DRAW spatial | requires the aesthetic 'geometry'
          SELECT * FROM shapes VISUALISE DRAW spatial | requires the aesthetic 'geometry'
          SELECT * FROM towns VISUALISE lon AS geometry DRAW spatial | geometry should be WKB
          SELECT * FROM broken VISUALISE DRAW spatial | that can be read
          SELECT * FROM shapes VISUALISE geom AS geometry DRAW spatial PROJECT TO cartesian | needs a map
          SELECT * FROM towns VISUALISE lon AS lon, lat AS lat DRAW bar | has no place on a map
          SELECT * FROM towns VISUALISE lon AS lon DRAW point | requires the aesthetic 'lat' on a map
          SELECT * FROM towns VISUALISE name AS lon, lat AS lat DRAW point | needs numbers as 'lon'
          SELECT * FROM towns VISUALISE lon AS lon, lat AS lat DRAW point PROJECT TO natural | does not have it
          SELECT * FROM towns VISUALISE lon AS x, lat AS lat DRAW point | cannot mix
          """)
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> DATABASE.draw(text))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining(why);
  }
}
