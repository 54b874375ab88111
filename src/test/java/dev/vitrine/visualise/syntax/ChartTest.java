package dev.vitrine.visualise.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Output;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Chart.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

  private static Chart parse(String text) {
    return Chart.parse(text, 0);
  }

  private static Layer.Draw draw(String clauses) {
    return (Layer.Draw) parse("VISUALISE x DRAW point " + clauses).layers().getFirst();
  }

  private static Literal setting(String value) {
    return draw("SETTING a => " + value).settings().getFirst().value();
  }

  @Test
  void mappingsAreColumnsConstantsAndWildcards() {
    List<Mapping> mappings = parse("VISUALISE *, a AS x, y, 'k' AS fill, null AS size").mappings();

    assertThat(mappings).hasSize(5);
    assertThat(mappings.get(0)).isInstanceOf(Mapping.Wildcard.class);
    assertThat(mappings.get(1)).extracting("column", "aesthetic").containsExactly("a", "x");
    assertThat(mappings.get(2)).extracting("column", "aesthetic").containsExactly("y", "y");
    assertThat(mappings.get(3)).extracting("value").isEqualTo(new Literal.Text("k"));
    assertThat(mappings.get(4)).extracting("value").isEqualTo(Literal.Null.NULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"a b\"|a b",
        "\"a\"\"b\"|a\"b",
        "`a b`|a b",
        "é|é",
        "draw|draw",
        "label|label",
        "filter|filter",
        "inf|inf"
      })
  void namesMayBeQuotedAndMayBeKeywords(String written, String meant) {
    assertThat(parse("VISUALISE x, " + written + " AS y").mappings().get(1))
        .extracting("column")
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1|1.0",
        "-.5|-0.5",
        "2.|2.0",
        "1e3|1000.0",
        "1.5E-2|0.015",
        "+7|7.0",
        "inf|Infinity",
        "-INF|-Infinity"
      })
  void numbersHaveSignsPointsAndExponents(String written, double meant) {
    assertThat(setting(written))
        .isInstanceOfSatisfying(Literal.Numeric.class, n -> assertThat(n.value()).isEqualTo(meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'it''s'|it's",
        "'it\\'s'|it's",
        "'a\\\\b'|a\\b",
        "'\\q'|\\q",
        "'http://x -- y /* z'|http://x -- y /* z",
        "''|"
      })
  void stringsKnowDoubledQuotesAndBackslashes(String written, @Nullable String meant) {
    assertThat(setting(written)).isEqualTo(new Literal.Text(meant == null ? "" : meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "True"})
  void booleansAreInAnyCase(String written) {
    assertThat(setting(written)).isEqualTo(new Literal.Flag(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(1, 'a', null, true)", "[1, 'a', null, true]"})
  void arraysHaveEitherBracket(String written) {
    assertThat(setting(written))
        .isInstanceOfSatisfying(Literal.Array.class, a -> assertThat(a.elements()).hasSize(4));
  }

  @Test
  void emptyArraysAreArrays() {
    assertThat(setting("()")).isEqualTo(new Literal.Array(List.of()));
  }

  @Test
  void aLayerHasAllItsClauses() {
    Layer.Draw draw =
        draw(
            "MAPPING a AS y FROM s.t REMAPPING count AS y SETTING size => 3, fill => 'red'"
                + " FILTER b > 1 AND (c IN (SELECT 1 ORDER BY 1)) PARTITION BY d, \"e f\" ORDER BY g DESC");

    assertThat(draw.mappings()).hasSize(1);
    assertThat(draw.from()).get().extracting("parts").isEqualTo(List.of("s", "t"));
    assertThat(draw.remappings()).hasSize(1);
    assertThat(draw.settings()).extracting(Setting::name).containsExactly("size", "fill");
    assertThat(draw.filter()).contains("b > 1 AND (c IN (SELECT 1 ORDER BY 1))");
    assertThat(draw.partitionBy()).extracting(Chart.Name::text).containsExactly("d", "e f");
    assertThat(draw.orderBy()).contains("g DESC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a = 'it\\'s'|a = 'it''s'",
        "`a b` > 1|\"a b\" > 1",
        "a /* n */ > 1 // more|a > 1",
        "label = 1|label = 1",
        "a::INT>=1|a::INT>=1",
        "b[1] IS NOT NULL|b[1] IS NOT NULL"
      })
  void sqlIsWrittenAnewInStandardQuotes(String written, String passedOn) {
    assertThat(draw("FILTER " + written).filter()).contains(passedOn);
  }

  @Test
  void lineCommentsAreNoPartOfPassedOnSql() {
    assertThat(draw("FILTER a -- note\n > 1 -- more").filter()).contains("a > 1");
  }

  @Test
  void sourcesAreTablesFilesAndBuiltins() {
    assertThat(parse("VISUALISE x FROM \"a b\".c").from())
        .get()
        .isInstanceOfSatisfying(
            Source.Table.class, t -> assertThat(t.text()).isEqualTo("\"a b\".c"));
    assertThat(parse("VISUALISE x FROM 'a.csv'").from())
        .get()
        .extracting("path")
        .isEqualTo("a.csv");
    assertThat(parse("VISUALISE x FROM ggsql:penguins").from())
        .get()
        .extracting("name")
        .isEqualTo("penguins");
  }

  @Test
  void scalesHaveAllTheirClauses() {
    Chart.ScaleClause scale =
        parse(
                "VISUALISE x SCALE ordinal fill FROM ('a', null) TO viridis VIA string"
                    + " SETTING reverse => true RENAMING 'a' => 'A', 1 => null, * => '{:UPPER}'")
            .scales()
            .getFirst();

    assertThat(scale.kind()).get().extracting(Chart.Name::text).isEqualTo("ordinal");
    assertThat(scale.aesthetic()).isEqualTo("fill");
    assertThat(scale.from()).isPresent();
    assertThat(scale.to()).get().isInstanceOf(Output.Palette.class);
    assertThat(scale.via()).isPresent();
    assertThat(scale.renamings()).hasSize(3);
    assertThat(scale.renamings().get(1).to()).isEqualTo(Optional.empty());
    assertThat(scale.renamings().get(2).from()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VISUALISE DRAW point",
        "VISUALISE * FROM t DRAW point;",
        "VISUALISE x DRAW POINT ;;",
        "VISUALISE x LABEL",
        "VISUALISE x FACET a, b BY c SETTING free => ['x', 'y'], missing => 'null'",
        "VISUALISE PLACE rule SETTING y => (1, 2), slope => 0.4",
        "VISUALISE x PROJECT p, q TO polar SETTING inner => 0.5, clip => false, crs => mercator",
        "VISUALISE x PROJECT TO cartesian",
        "VISUALISE x SCALE x SCALE y FROM (0, null) DRAW violin",
        "VISUALISE x DRAW text SETTING format => '{:num %.2f}', offset => (4, -11)",
        "VISUALISE x LABEL title => 'a' LABEL x => null, y => 'b'"
      })
  void theWholeLanguageIsRead(String text) {
    assertThat(parse(text)).isNotNull();
  }

  @Test
  void labelsKeepTheirOrderAndNulls() {
    assertThat(parse("VISUALISE x LABEL x => 'a', y => NULL LABEL x => 'b'").labels())
        .extracting(Chart.Label::text)
        .containsExactly(Optional.of("a"), Optional.empty(), Optional.of("b"));
  }
}
