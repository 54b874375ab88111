package dev.vitrine.visualise.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.syntax.Chart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class MapProjectionTest {

  private static final List<Geometry> WORLD = world();

  /// Computed by PROJ 9.5.1; those of orthographic, gnomonic and sinusoidal on the sphere, which is
  /// how the library has them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mercator| 10 | 20 | 1113194.908 | 2258423.649
          mercator| -35 | 55 | -3896182.178 | 7326837.715
          mercator SETTING origin => 150| 10 | 20 | -15584728.711 | 2258423.649
          mercator SETTING origin => 150| -35 | 55 | 19480910.889 | 7326837.715
          transverse_mercator| 10 | 20 | 1050585.541 | 2243948.161
          transverse_mercator| -35 | 55 | -2184329.429 | 6673296.639
          utm SETTING origin => 30| 10 | 20 | -1956840.384 | 2386813.642
          utm SETTING origin => 30| -35 | 55 | -3286641.592 | 8359415.867
          orthographic SETTING origin => (30, 40)| 10 | 20 | -2049893.718 | -1949114.740
          orthographic SETTING origin => (30, 40)| -35 | 55 | -3315590.269 | 3008520.428
          miller| 10 | 20 | 1113194.908 | 2255903.458
          miller| -35 | 55 | -3896182.178 | 6831802.729
          equirectangular| 10 | 20 | 1113194.908 | 2226389.816
          equirectangular| -35 | 55 | -3896182.178 | 6122571.994
          stereographic SETTING origin => (30, 40)| 10 | 20 | -2160452.268 | -2046142.046
          stereographic SETTING origin => (30, 40)| -35 | 55 | -3889194.421 | 3515095.254
          stereographic SETTING origin => (0, 90)| 10 | 20 | 1549387.988 | -8787015.926
          stereographic SETTING origin => (0, 90)| -35 | 55 | -2311890.570 | -3301721.909
          gnomonic SETTING origin => (30, 40)| 10 | 20 | -2287111.617 | -2174670.289
          gnomonic SETTING origin => (30, 40)| 60 | 30 | 3082632.751 | -705272.056
          equal_area| 10 | 20 | 1113194.908 | 2167979.894
          equal_area| -35 | 55 | -3896182.178 | 5205292.550
          mollweide| 10 | 20 | 964436.633 | 2453585.882
          mollweide| -35 | 55 | -2477098.883 | 6386579.968
          sinusoidal| 10 | 20 | 1046061.040 | 2226389.816
          sinusoidal| -35 | 55 | -2234758.289 | 6122571.994
          eckert4| 10 | 20 | 917249.252 | 2604059.802
          eckert4| -35 | 55 | -2685668.693 | 6553182.374
          winkel_tripel| 10 | 20 | 888123.607 | 2227757.153
          winkel_tripel| -35 | 55 | -2543803.245 | 6156916.245
          albers| 10 | 20 | 1076901.600 | 2091678.214
          albers| -35 | 55 | -2301368.565 | 6324376.872
          albers SETTING origin => (-96, 40), parallel => (20, 50)| 10 | 20 | 9248391.501 | 2933513.925
          albers SETTING origin => (-96, 40), parallel => (20, 50)| -35 | 55 | 3819634.293 | 2841703.300
          lambert_conformal| 10 | 20 | 1081536.025 | 2511889.563
          lambert_conformal| -35 | 55 | -2280419.426 | 6793232.353
          lambert SETTING origin => (10, 52)| 10 | 20 | 0.000 | -3506173.205
          lambert SETTING origin => (10, 52)| -35 | 55 | -2663965.569 | 1210196.013
          azimuthal_equidistant SETTING origin => (0, -90)| 10 | -20 | 1352649.754 | 7671257.956
          azimuthal_equidistant SETTING origin => (0, -90)| -35 | -55 | -2239664.225 | 3198571.999
          igh| 10 | 20 | 1247462.643 | 2226389.816
          igh| -35 | 55 | -1260741.772 | 6049791.836
          robinson| 10 | 20 | 927951.664 | 2139038.322
          robinson| -35 | 55 | -2761085.924 | 5838367.445
          robinson SETTING origin => 30| 10 | 20 | -1855903.328 | 2139038.322
          robinson SETTING origin => 30| -35 | 55 | -5127731.002 | 5838367.445
          crs SETTING target => 'EPSG:3857'| 12 | 45 | 1335833.890 | 5621521.486
          crs SETTING target => 'EPSG:3395'| 12 | 45 | 1335833.890 | 5591295.919
          crs SETTING target => 'EPSG:3035'| 12 | 45 | 4478945.767 | 2434147.904
          crs SETTING target => 'EPSG:5070'| 12 | 45 | 6788348.683 | 6779834.209
          crs SETTING target => 'EPSG:2154'| 12 | 45 | 1407659.843 | 6473791.600
          crs SETTING target => 'EPSG:3413'| 12 | 45 | 4303785.263 | -2794910.829
          crs SETTING target => 'EPSG:3031'| 12 | -60 | 692997.531 | 3260297.052
          crs SETTING target => 'EPSG:6933'| 12 | 45 | 1157835.363 | 5180102.329
          crs SETTING target => 'EPSG:32633'| 12 | 45 | 263553.974 | 4987329.505
          crs SETTING target => 'EPSG:3034'| 12 | 45 | 4153015.302 | 2049369.579
          """)
  void projectsAsProjDoes(String project, double lon, double lat, double x, double y) {
    Coordinate drawn = map(project).point(lon, lat).orElseThrow();
    double tolerance = project.startsWith("igh") ? 30 : 2; // PROJ joins Goode's halves more closely
    assertThat(drawn.x).isCloseTo(x, within(tolerance));
    assertThat(drawn.y).isCloseTo(y, within(tolerance));
  }

  @ParameterizedTest
  @MethodSource("names")
  void drawsTheWorldInsideItsEdge(String name) {
    MapProjection map = map(name);
    Envelope edge = map.outline().getEnvelopeInternal();
    edge.expandBy(edge.getWidth() * 1e-6);
    assertThat(map.outline().isValid()).isTrue();
    assertThat(map.outline().getArea()).isPositive();
    for (Geometry country : WORLD) {
      Geometry drawn = map.project(country);
      assertThat(Finite.isFinite(drawn)).isTrue();
      assertThat(drawn.isEmpty() || edge.covers(drawn.getEnvelopeInternal())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orthographic SETTING origin => (170, -50)",
        "orthographic SETTING origin => (0, 90)",
        "orthographic SETTING origin => (-100, -90)",
        "stereographic SETTING origin => (20, 1)",
        "gnomonic SETTING origin => (150, 60)",
        "lambert SETTING origin => (-100, 50)",
        "lambert SETTING origin => (180, 0)",
        "azimuthal_equidistant SETTING origin => (0, 90)",
        "azimuthal_equidistant SETTING origin => (-170, -10)",
        "robinson SETTING origin => -150",
        "mercator SETTING origin => 180",
        "igh SETTING origin => 60",
        "crs SETTING target => '+proj=hammer +lon_0=100'",
        "crs SETTING target => 'EPSG:3031'"
      })
  void drawsTheWorldAroundAnyOrigin(String project) {
    drawsTheWorldInsideItsEdge(project);
  }

  @Test
  void keepsRingsOpenAtNeitherSeamNorPole() {
    MapProjection south = map("stereographic SETTING origin => (0, -90)");
    Geometry antarctica =
        Geometries.read("POLYGON ((-180 -90, 180 -90, 180 -70, 0 -65, -180 -70, -180 -90))");

    Geometry drawn = south.project(antarctica);

    assertThat(drawn.isValid()).isTrue();
    assertThat(drawn.getNumGeometries()).isEqualTo(1);
    assertThat(drawn.covers(Geometries.read("POINT (0 0)"))).isTrue();
  }

  @Test
  void joinsWhatTheAntimeridianCutWhenItLiesInside() {
    Geometry cut =
        Geometries.read(
            "MULTIPOLYGON (((170 60, 180 60, 180 70, 170 70, 170 60)),"
                + " ((-180 60, -170 60, -170 70, -180 70, -180 60)))");

    assertThat(map("robinson SETTING origin => 150").project(cut).getNumGeometries()).isEqualTo(1);
    assertThat(map("robinson").project(cut).getNumGeometries()).isEqualTo(2);
  }

  @Test
  void cutsWhatCrossesTheEdgeOfTheMap() {
    Geometry line =
        map("robinson SETTING origin => 90").project(Geometries.read("LINESTRING (-100 0, -80 0)"));

    assertThat(line.getNumGeometries()).isEqualTo(2);
    assertThat(line.getLength()).isLessThan(3_000_000);
  }

  @Test
  void givesPointsToEdgesThatBend() {
    Geometry line = map("robinson").project(Geometries.read("LINESTRING (10 20, 30 50)"));

    assertThat(line.getNumPoints()).isEqualTo(38);
  }

  @Test
  void leavesOutWhatIsBehindTheHorizon() {
    MapProjection globe = map("orthographic");

    assertThat(globe.point(120, 0)).isEmpty();
    assertThat(globe.project(Geometries.read("POINT (120 0)")).isEmpty()).isTrue();
    assertThat(map("mercator").point(0, 89)).isEmpty();
  }

  @Test
  void framesDataBoundsOrTheWorld() {
    MapProjection data = map("mercator");
    Envelope drawn =
        new Envelope(data.point(0, 20).orElseThrow(), data.point(60, 50).orElseThrow());
    MapFrame frame = data.frame(drawn);
    assertThat(frame.width()).isCloseTo(7347086.392356056, within(1.0));
    assertThat(frame.height()).isCloseTo(4570611.039573986, within(1.0));
    assertThat(frame.centreX()).isCloseTo(3339584.723798207, within(1.0));
    assertThat(frame.centreY()).isCloseTo(4335974.121630009, within(1.0));

    MapFrame bounds = map("mercator SETTING bounds => (NULL, -10, INF, 30)").frame(drawn);
    assertThat(bounds.left()).isEqualTo(drawn.getMinX());
    assertThat(bounds.right()).isCloseTo(20037508.34, within(1.0));
    assertThat(bounds.height()).isCloseTo(44, within(1e-9));
  }

  @Test
  void putsGridLinesAtRoundDegrees() {
    Graticule.Places about = new Graticule.Places.About(7);

    assertThat(Graticule.degrees(about, 360, new double[] {-180, 180}, 180))
        .containsExactly(-180.0, -135.0, -90.0, -45.0, 0.0, 45.0, 90.0, 135.0, 180.0);
    assertThat(Graticule.degrees(about, 14, new double[] {3, 17}, 180))
        .containsExactly(4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0);
  }

  @Test
  void readsDataInOtherCoordinates() {
    Coordinate drawn =
        map("crs SETTING source => 'EPSG:3857', target => '+proj=longlat +lon_0=2'")
            .point(1113194.9079327357, 2273030.926987689)
            .orElseThrow();

    assertThat(drawn.x).isCloseTo(8, within(1e-6));
    assertThat(drawn.y).isCloseTo(20, within(1e-6));
  }

  @Test
  void projectsNothingWhenTheDataAreThereAlready() {
    assertThat(
            MapProjection.of(settings("crs SETTING source => 'EPSG:3035', target => 'EPSG:3035'")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          natural | the library of projections does not have it
          equal_earth | the library of projections does not have it
          mercator SETTING zone => 3 | Mercator projection property should be 'target'
          mercator SETTING origin => (30, 40) | Mercator has no origin latitude
          mercator SETTING parallel => 40 | has no standard parallels
          robinson SETTING origin => 200 | 'origin[0]' should be from -180 to 180, not 200.0
          robinson SETTING target => 'EPSG:3857' | Cannot combine a named projection ('robinson')
          robinson SETTING bounds => (1, 2) | 'bounds' should be an array of 4
          robinson SETTING bounds => (2, 0, 1, 1) | left < right
          robinson SETTING clip => 3 | 'clip' should be true or false, not 3
          crs SETTING target => 'EPSG:1' | this code is not known here
          crs SETTING target => 'moon' | neither EPSG:code nor a PROJ string
          crs SETTING target => '+proj=bonne' | +proj=bonne is not drawn
          crs SETTING target => '+proj=merc +nadgrids=/etc/passwd' | +nadgrids can only be @null here
          crs SETTING target => '+proj=eqc +lat_ts=40' | +lat_ts does nothing to +proj=eqc
          crs SETTING target => '+proj=merc +lon_0=x' | +lon_0 should be a number
          crs SETTING target => '+proj=merc +ellps=nothing' | cannot use the coordinate system
          lambert_conformal SETTING parallel => (30, -30) | cannot use the coordinate system
          """)
  void saysWhatIsWrong(String project, String why) {
    assertThatThrownBy(() -> map(project)).isInstanceOf(SqlError.class).hasMessageContaining(why);
  }

  static Stream<String> names() {
    return MapSettings.words().stream()
        .filter(word -> !List.of("crs", "natural", "equal_earth").contains(word));
  }

  private static MapProjection map(String project) {
    return MapProjection.of(settings(project)).orElseThrow();
  }

  private static MapSettings settings(String project) {
    String text = "VISUALISE lon AS lon, lat AS lat DRAW point PROJECT TO " + project;
    return MapSettings.of(Chart.parse(text, 0).projection().orElseThrow());
  }

  private static List<Geometry> world() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    MapProjectionTest.class.getResourceAsStream("/dev/vitrine/samples/world.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.substring(line.lastIndexOf(',') + 1))
          .map(Geometries::read)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
