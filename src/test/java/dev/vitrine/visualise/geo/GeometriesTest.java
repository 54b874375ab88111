package dev.vitrine.visualise.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

class GeometriesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (1 2)",
        "LINESTRING (0 0, 1 1.5)",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
        "MULTIPOINT ((1 2), (3 4))",
        "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"
      })
  void comesBackFromEveryFormat(String text) {
    Geometry geometry = Geometries.read(text);
    String hex = HexFormat.of().formatHex(new WKBWriter(2, true).write(geometry));

    assertThat(Geometries.read(hex).equalsExact(geometry)).isTrue();
    assertThat(Geometries.read("\\x" + hex).equalsExact(geometry)).isTrue();
    assertThat(Geometries.read(Geometries.geoJson(geometry, 3)).equalsExact(geometry)).isTrue();
  }

  @Test
  void readsGeometryOfAFeatureInAnyOrder() {
    Geometry read =
        Geometries.read(
            "{\"properties\":{\"a\":[{}]},\"geometry\":{\"coordinates\":[1,2,3],"
                + "\"type\":\"Point\"},\"type\":\"Feature\"}");

    assertThat(read.equalsExact(Geometries.read("POINT (1 2)"))).isTrue();
  }

  @Test
  void writesRoundedNumbersAndShellsAnticlockwise() {
    Geometry clockwise = Geometries.read("POLYGON ((0 0, 0 4, 4.126 4, 4 0, 0 0))");

    assertThat(Geometries.geoJson(clockwise, 2))
        .isEqualTo("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4.13,4],[0,4],[0,0]]]}");
    assertThat(Geometries.geoJson(Geometries.read("POINT (1234567 -49)"), -2))
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[1234600,0]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense | Expected word
          01 | past end of input
          0106000000ffffffff | too large
          01ff030000 | Unknown WKB type
          0101000000000000000000f07f0000000000000000 | a coordinate is not a finite number
          {"type":"Point","coordinates":["a",1]} | a coordinate is not a number
          {"type":"Point","coordinates":[1]} | a position needs two numbers
          {"type":"Point"} | has no coordinates
          {"type":"Pint","coordinates":[1,2]} | GeoJSON has no type 'Pint'
          {"type":"Polygon","coordinates":[[[0,0],[1,1]]]} | LinearRing
          {"type":"LineString","coordinates":[1,2]} | not nested as the type says
          {"type":"Point","coordinates":[1,2] | not JSON
          """)
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> Geometries.read(text))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("geometry column")
        .hasMessageContaining(why);
  }

  @Test
  void refusesCollectionsWithoutEnd() {
    String nested = "010700000001000000".repeat(300_000);
    String arrays = "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(300_000);

    assertThatThrownBy(() -> Geometries.read(nested)).isInstanceOf(SqlError.class);
    assertThatThrownBy(() -> Geometries.read(arrays)).isInstanceOf(SqlError.class);
  }
}
