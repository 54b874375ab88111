package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A picture in panels.
class FacetsTest {

  private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";

  private DuckDb database;

  @BeforeEach
  void open() {
    database = new DuckDb();
    database.execute(
        "CREATE TABLE t AS SELECT * FROM (VALUES (1, 10.0, 'a', 'p', 5, true), (2, 20.0, 'b', 'q',"
            + " 7, false), (3, 30.0, 'c', 'p', 5, true), (4, 40.0, 'a', 'q', 11, false)) AS v(x, y,"
            + " g, h, n, f)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Step.Done draw(String visual) {
    return database.draw("SELECT * FROM t\nVISUALISE " + visual);
  }

  private Spec spec(String visual) {
    return Spec.of(draw(visual));
  }

  private SqlError error(String visual) {
    return catchThrowableOfType(SqlError.class, () -> draw(visual));
  }

  /// The headings of panels 0, 1, 2 …
  private static List<String> headings(Spec spec, String facet) {
    String expression = (String) spec.at("facet." + facet + "header.labelExpr");
    assertThat(expression.replaceAll(STRING, ""))
        .matches("(datum\\.value == \\d+ \\?  : )+datum\\.value");
    return Pattern.compile(STRING).matcher(expression).results().map(FacetsTest::text).toList();
  }

  private static String text(MatchResult string) {
    try {
      return Objects.requireNonNull(
          ObjectMapper.getDefault().readValue(string.group(), String.class));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<Object> panels(Spec spec) {
    return spec.rows("facet1").stream().map(List::getFirst).toList();
  }

  @Test
  void anOrdinalFacetOverIntegersHasAPanelForEachValue() {
    Spec spec = spec("x, y DRAW point FACET n SCALE ORDINAL panel");

    assertThat(headings(spec, "")).containsExactly("5", "7", "11");
    assertThat(panels(spec)).containsExactly(0, 1, 0, 2);
    assertThat(spec.at("columns")).isEqualTo(3);
  }

  @Test
  void numbersAreBinnedUnlessAScaleSaysOtherwise() {
    Spec binned = spec("x, y DRAW point FACET n SCALE panel SETTING breaks => (0, 6, 12)");
    Spec discrete = spec("x, y DRAW point FACET n SCALE DISCRETE panel FROM (11, 5)");

    assertThat(headings(binned, "")).containsExactly("0 – 6", "6 – 12");
    assertThat(panels(binned)).containsExactly(0, 1, 0, 1);
    assertThat(headings(discrete, "")).containsExactly("11", "5");
    assertThat(panels(discrete)).as("7 has no level").containsExactly(1, 2, 1, 0);
  }

  @Test
  void panelsStandInTheOrderOfTheirScale() {
    Spec listed = spec("x, y DRAW point FACET g SCALE panel FROM ('c', 'a', 'b')");
    Spec reversed = spec("x, y DRAW point FACET g SCALE panel SETTING reverse => true");
    Spec bins =
        spec("x, y DRAW point FACET n SCALE panel SETTING breaks => (0, 6, 12), reverse => true");

    assertThat(headings(listed, "")).containsExactly("c", "a", "b");
    assertThat(headings(reversed, "")).containsExactly("c", "b", "a");
    assertThat(bins.at("facet.sort")).isEqualTo("descending");
  }

  @Test
  void aGridHasRowsAndColumns() {
    Spec spec =
        spec("x, y DRAW point FACET g BY f SCALE column RENAMING 'true' => 'Yes', 'false' => 'No'");

    assertThat(headings(spec, "row.")).containsExactly("a", "b", "c");
    assertThat(headings(spec, "column.")).containsExactly("No", "Yes");
    assertThat(spec.rows("facet1", "facet2").getFirst()).isEqualTo(List.of(0, 1));
    assertThat(spec.tree()).doesNotContainKeys("columns", "width", "height", "layer");
  }

  @Test
  void mappingsMakePanelsAndWinOverTheClause() {
    assertThat(headings(spec("x, y, g AS panel DRAW point"), "")).containsExactly("a", "b", "c");
    assertThat(headings(spec("x, y DRAW point MAPPING h AS panel FACET g"), ""))
        .containsExactly("p", "q");
    assertThat(headings(spec("x, y, g AS row, h AS column DRAW point"), "column."))
        .containsExactly("p", "q");
  }

  @Test
  void metadataNamesTheVariables() {
    assertThat(draw("x, y DRAW point FACET g").metadata().columns())
        .containsExactly("panel", "x", "y");
    assertThat(draw("x, y DRAW point FACET g BY h").metadata().columns())
        .containsExactly("row", "column", "x", "y");
  }

  @Test
  void aLayerWithoutTheVariableIsDrawnInEveryPanel() {
    String other = "WITH m AS (SELECT 1 AS x, 2 AS y) SELECT * FROM t VISUALISE x, y DRAW point";
    Spec wrapped = Spec.of(database.draw(other + " DRAW point MAPPING x, y FROM m FACET g"));
    Spec grid = Spec.of(database.draw(other + " DRAW point MAPPING x, y FROM m FACET g BY h"));

    assertThat(panels(wrapped)).containsExactly(0, 1, 2, 0, 0, 1, 2);
    assertThat(grid.rows("facet1", "facet2").subList(4, 10))
        .containsExactlyInAnyOrder(
            List.of(0, 0),
            List.of(0, 1),
            List.of(1, 0),
            List.of(1, 1),
            List.of(2, 0),
            List.of(2, 1));
  }

  @Test
  void missingNullGivesSuchALayerAPanelOfItsOwn() {
    Spec spec =
        Spec.of(
            database.draw(
                "WITH m AS (SELECT 1 AS x, 2 AS y) SELECT * FROM t VISUALISE x, y DRAW point DRAW"
                    + " point MAPPING x, y FROM m FACET g SETTING missing => 'null'"));

    assertThat(panels(spec)).containsExactly(0, 1, 2, 0, 3);
  }

  @Test
  void aLayerThatMapsNullIsTheBackgroundOfAllPanels() {
    Spec spec =
        spec("x, y DRAW line MAPPING null AS panel SETTING stroke => 'grey' DRAW point FACET g");

    assertThat(panels(spec)).hasSize(3 * 4 + 4);
  }

  @Test
  void repeatingIsBoundedByTheRowsOfAChart() {
    SqlError error =
        catchThrowableOfType(
            SqlError.class,
            () ->
                database.draw(
                    "SELECT i AS x, i AS y, i AS k FROM range(100) r(i) VISUALISE x, y DRAW point"
                        + " MAPPING null AS panel DRAW point FACET k SCALE ORDINAL panel",
                    new Limits(1000, Limits.DEFAULT.bytes())));

    assertThat(error.code()).isEqualTo(ErrorCode.CHART_TOO_LARGE);
    assertThat(error.text()).contains("in every panel");
  }

  @Test
  void stacksAndDodgesAreOfOnePanel() {
    database.execute(
        "CREATE TABLE s AS SELECT * FROM (VALUES ('a', 'p', 'u', 1), ('a', 'q', 'v', 2), ('b', 'p',"
            + " 'v', 3), ('b', 'q', 'u', 4)) AS v(g, h, k, n)");
    Spec stacked =
        Spec.of(
            database.draw("SELECT * FROM s VISUALISE g AS x, n AS y, k AS fill DRAW bar FACET h"));
    Spec dodged =
        Spec.of(
            database.draw(
                "SELECT * FROM s VISUALISE g AS x, n AS y, k AS fill DRAW bar SETTING position =>"
                    + " 'dodge' FACET h"));

    assertThat(stacked.rows("pos2end")).allMatch(row -> row.equals(List.of(0)));
    assertThat(dodged.rows("pos1offset"))
        .as("nothing meets in a panel")
        .allMatch(row -> row.equals(List.of("NULL")));
  }

  @Test
  void countsAreOfOnePanel() {
    Spec spec = spec("g AS x DRAW bar FACET h");

    assertThat(spec.rows("pos1", "facet1", "pos2"))
        .containsExactlyInAnyOrder(
            List.of("a", 0, 1), List.of("c", 0, 1), List.of("a", 1, 1), List.of("b", 1, 1));
  }

  @Test
  void freeAxesAreEachPanelsOwn() {
    Spec spec = spec("g AS x, y DRAW bar FACET h SETTING free => 'x' SCALE x FROM ('c', 'b', 'a')");
    Spec fixed = spec("x, y DRAW point FACET h");

    assertThat(spec.at("resolve.scale")).isEqualTo(Map.of("x", "independent"));
    assertThat(spec.at("spec.layer.0.encoding.x.scale").toString()).doesNotContain("domain");
    assertThat(spec.at("spec.layer.0.encoding.x.sort")).isEqualTo(List.of("c", "b", "a"));
    assertThat(spec.at("spec.layer.0.encoding.y.scale").toString()).contains("domain");
    assertThat(spec.at("spec.layer.0.mark.width.expr")).isEqualTo("bandwidth('child_x') * 0.9");
    assertThat(fixed.tree()).doesNotContainKey("resolve");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,3", "4,3", "6,3", "7,4", "12,4", "13,5"})
  void panelsWrap(int panels, int columns) {
    String text =
        "SELECT i AS x, i AS y, 'p' || i AS p FROM range(%d) r(i) VISUALISE x, y DRAW point FACET p"
            .formatted(panels);

    assertThat(Spec.of(database.draw(text)).at("columns")).isEqualTo(columns);
    assertThat(Spec.of(database.draw(text + " SETTING nrow => 2")).at("columns"))
        .isEqualTo((panels + 1) / 2);
    assertThat(Spec.of(database.draw(text + " SETTING ncol => 2")).at("columns")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "FACET nope|32|non-existent column 'nope'",
        "FACET g BY hh|37|non-existent column 'hh'; did you mean 'h'",
        "FACET g SETTING free => 'z'|42|invalid 'free' value 'z'. Expected one of: 'x' or 'y'",
        "FACET g SETTING free => ('x', 'x')|42|duplicate element 'x'",
        "FACET g SETTING free => ()|42|cannot be empty",
        "FACET g SETTING ncol => 0|42|'ncol' should be >= 1, not 0",
        "FACET g SETTING nrow => 1.5|42|'nrow' should be a whole number, not 1.5",
        "FACET g SETTING ncol => 1, nrow => 2|26|cannot both be specified",
        "FACET g BY h SETTING ncol => 2|47|only allowed for 1 dimensional facets",
        "FACET g SETTING missing => 'x'|42|'missing' should be 'repeat' or 'null'",
        "FACET g SETTING fre => 'x'|42|should be 'free', 'ncol', 'nrow', or 'missing', not 'fre'",
        "FACET n SCALE CONTINUOUS panel|51|require Discrete or Binned scales, got Continuous",
        "FACET g SCALE panel TO ('a', 'b')|40|cannot have output ranges"
      })
  void whatAFacetCannotDoIsSaidWhereItStands(String facet, int column, String message) {
    SqlError error = error("x, y DRAW point " + facet);

    assertThat(error.code()).isEqualTo(ErrorCode.VISUALISE_INVALID);
    assertThat(error.text()).contains(message);
    assertThat(error.position()).contains(new Position(2, column));
  }

  @Test
  void mappingsThatContradictTheLayoutAreRefused() {
    assertThat(error("x, y, g AS row, h AS column DRAW point FACET g").text())
        .contains("makes a grid");
    assertThat(error("x, y, g AS column DRAW point").text()).contains("Missing: 'row'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x, y DRAW point FACET g, h|'h' has no effect",
        "x, y DRAW point FACET g LABEL panel => 'Group'|LABEL 'panel' has no effect",
        "x, y DRAW point SCALE panel FROM ('a')|SCALE 'panel' has no effect",
        "x, y DRAW point FACET g SCALE column FROM ('a')|SCALE 'column' has no effect",
        "x, y, g AS panel DRAW point FACET g BY h|'panel' is taken as 'row'",
        "x, y DRAW point FACET g|~~"
      })
  void whatHasNoEffectIsSaid(String visual, @Nullable String warning) {
    List<String> warnings = draw(visual).metadata().warnings();

    if (warning == null || warning.isEmpty()) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings).anyMatch(text -> text.contains(warning));
    }
  }

  @Test
  void noValueLeavesItsStringInAHeading() {
    List<String> pieces =
        List.of(
            "'", "\"", "\\", "\n", "\r", "\u2028", "</script>", "<!--", "datum", "${}", "}", "é");
    Random random = new Random(4);
    for (int round = 0; round < 40; round++) {
      List<String> values = new ArrayList<>();
      for (int value = 0; value < 3; value++) {
        StringBuilder text = new StringBuilder().append(value);
        for (int piece = random.nextInt(6); piece >= 0; piece--) {
          text.append(pieces.get(random.nextInt(pieces.size())));
        }
        values.add(text.toString());
      }
      assertHeadings(values);
    }
  }

  private void assertHeadings(List<String> values) {
    List<String> rows =
        values.stream().map(text -> "(1, '" + text.replace("'", "''") + "')").toList();
    String from = " FROM (VALUES " + String.join(", ", rows) + ") AS v(x, g)";
    Step.Done done =
        database.draw("SELECT x, g" + from + " VISUALISE x AS x, x AS y DRAW point FACET g");

    assertThat(headings(Spec.of(done), "")).containsExactlyElementsOf(values);
    assertThat(done.spec()).doesNotContain("</script", "<!--", "\u2028");
  }
}
