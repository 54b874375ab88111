package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rows that statistics and positions make of small tables.
class VectorsTest {

  private DuckDb database;

  @BeforeEach
  void tables() {
    database = new DuckDb();
    database.execute(
        "CREATE TABLE t AS SELECT * FROM (VALUES (1,10,'a'),(2,20,'b'),(3,30,'a'),(4,NULL,'b')) v(x,y,g)");
    database.execute(
        "CREATE TABLE p AS SELECT * FROM (VALUES ('a','u',1,2.5),('a','v',2,1.5),('b','u',3,0.5),"
            + "('b','v',4,7.5)) v(k,f,n,m)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<List<Object>> rows(String text, String... aesthetics) {
    return Spec.of(database.draw(text)).rows(aesthetics);
  }

  @Test
  void barsCountRows() {
    assertThat(rows("SELECT * FROM t VISUALISE g AS x DRAW bar", "pos1", "pos2", "pos2end"))
        .containsExactly(List.of("a", 2, 0), List.of("b", 2, 0));
  }

  @Test
  void barsLieDownWhenOnlyTheSecondAxisIsMapped() {
    assertThat(rows("SELECT * FROM t VISUALISE g AS y DRAW bar", "pos2", "pos1", "pos1end"))
        .containsExactly(List.of("a", 2, 0), List.of("b", 2, 0));
  }

  @Test
  void aBarWithoutAnAxisCountsAll() {
    assertThat(rows("SELECT * FROM t VISUALISE DRAW bar", "pos2", "pos2end"))
        .containsExactly(List.of(4, 0));
  }

  @Test
  void proportionsAreOfTheGroupsWeight() {
    assertThat(
            rows(
                "SELECT * FROM t VISUALISE g AS x, y AS weight DRAW bar REMAPPING proportion AS y",
                "pos1",
                "pos2"))
        .containsExactly(List.of("a", 0.6667), List.of("b", 0.3333));
  }

  @Test
  void givenHeightsAreStacked() {
    assertThat(
            rows(
                "SELECT * FROM p VISUALISE k AS x, n AS y, f AS fill DRAW bar",
                "pos1",
                "fill",
                "pos2",
                "pos2end"))
        .containsExactly(
            List.of("a", "u", 1, 0),
            List.of("a", "v", 3, 1),
            List.of("b", "u", 3, 0),
            List.of("b", "v", 7, 3));
  }

  @Test
  void stacksStretchToATotal() {
    assertThat(
            rows(
                "SELECT * FROM p VISUALISE k AS x, n AS y, f AS fill DRAW bar SETTING total => 100",
                "pos2",
                "pos2end"))
        .containsExactly(
            List.of(33.3333, 0), List.of(100, 33.3333), List.of(42.8571, 0), List.of(100, 42.8571));
  }

  @Test
  void stacksLieAroundZero() {
    assertThat(
            rows(
                "SELECT * FROM p VISUALISE k AS x, n AS y, f AS fill DRAW bar SETTING center => true",
                "pos2",
                "pos2end"))
        .containsExactly(
            List.of(-0.5, -1.5), List.of(1.5, -0.5), List.of(-0.5, -3.5), List.of(3.5, -0.5));
  }

  @Test
  void negativeHeightsHangBelowZero() {
    assertThat(
            rows(
                "SELECT * FROM (VALUES ('a','u',2),('a','v',-1),('a','w',-2)) v(k,f,n)"
                    + " VISUALISE k AS x, n AS y, f AS fill DRAW bar",
                "pos2",
                "pos2end"))
        .containsExactly(List.of(2, 0), List.of(-1, 0), List.of(-3, -1));
  }

  @Test
  void groupsDodge() {
    assertThat(
            rows(
                "SELECT * FROM p VISUALISE k AS x, n AS y, f AS fill DRAW bar SETTING position => 'dodge'",
                "fill",
                "pos1offset",
                "pos2",
                "pos2end"))
        .containsExactly(
            List.of("u", -0.225, 1, 0),
            List.of("v", 0.225, 2, 0),
            List.of("u", -0.225, 3, 0),
            List.of("v", 0.225, 4, 0));
  }

  @Test
  void groupsDodgeOnBothAxes() {
    assertThat(
            rows(
                "SELECT * FROM p VISUALISE k AS x, k AS y, f AS fill DRAW point"
                    + " SETTING position => 'dodge', width => 0.8",
                "fill",
                "pos1offset",
                "pos2offset"))
        .startsWith(List.of("u", -0.2, -0.2), List.of("v", 0.2, -0.2));
  }

  @Test
  void aggregatesExplode() {
    assertThat(
            rows(
                "SELECT * FROM p VISUALISE k AS x, m AS y, n AS size DRAW point"
                    + " SETTING aggregate => ('y:min','y:max','size:sum','size:prod')",
                "pos1",
                "pos2",
                "size"))
        .containsExactlyInAnyOrder(
            List.of("a", 1.5, 3),
            List.of("a", 2.5, 2),
            List.of("b", 0.5, 7),
            List.of("b", 7.5, 12));
  }

  @Test
  void linesOfAggregatesRunAlongTheirAxis() {
    assertThat(
            rows(
                "SELECT * FROM t VISUALISE g AS x, y DRAW line SETTING aggregate => ('y:min','y:max')",
                "pos1",
                "pos2"))
        .containsExactlyInAnyOrder(
            List.of("a", 30), List.of("a", 10), List.of("b", 20), List.of("b", 20));
  }

  @Test
  void numbersThatAStatisticCannotKeepAreLeftOutWithAWarning() {
    Step.Done done = database.draw("SELECT * FROM t VISUALISE g AS x, x AS fill DRAW bar");

    assertThat(done.metadata().warnings())
        .anyMatch(warning -> warning.contains("'fill' is left out"));
    assertThat(Spec.of(done).at("layer.0.encoding.fill.value")).isNotNull();
  }

  @Test
  void samplesAreThere() {
    database.withSamples();

    assertThat(rows("VISUALISE species AS x FROM ggsql:penguins DRAW bar", "pos1", "pos2"))
        .containsExactly(List.of("Adelie", 152), List.of("Chinstrap", 68), List.of("Gentoo", 124));
    assertThat(
            database
                .draw("VISUALISE \"Solar.R\" AS x, Ozone AS y FROM ggsql:airquality DRAW point")
                .metadata()
                .rows())
        .isEqualTo(153);
  }

  @Test
  void metadataNamesWhatTheUserNamed() {
    Metadata metadata =
        database
            .draw("SELECT * FROM t VISUALISE x, y, g AS colour DRAW point DRAW line")
            .metadata();

    assertThat(metadata.columns()).containsExactly("x", "y", "fill", "stroke");
    assertThat(metadata.rows()).isEqualTo(4);
    assertThat(metadata.layers()).isEqualTo(2);
  }

  @Test
  void equalQueriesOfLayersRunOnce() {
    Step.Done done = database.draw("SELECT * FROM t VISUALISE g AS x DRAW bar DRAW bar");

    assertThat(done.layers()).hasSize(2);
    assertThat(done.layers().get(0)).isEqualTo(done.layers().get(1));
  }

  @Test
  void theSameStatementAlwaysGivesTheSameText() {
    String text =
        "SELECT * FROM p VISUALISE k AS x, m AS y, f AS colour DRAW point SETTING position => 'jitter'"
            + " DRAW bar MAPPING n AS weight SCALE fill TO set2 LABEL title => 'T'";

    assertThat(database.draw(text).spec()).isEqualTo(database.draw(text).spec());
  }
}
