package dev.vitrine.visualise;

import static dev.vitrine.visualise.Corpus.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A chart over time looks the same wherever its browser is: New York changes to summer time in it,
/// India is half an hour off, Samoa a day ahead.
class TimeZonesTest {

  private static final List<String> CHARTS =
      List.of(
          "ts AS x, y DRAW line SCALE x SETTING breaks => '6 hours'",
          "ts AS x, y DRAW point SCALE BINNED x",
          "ts AS x DRAW histogram",
          "y AS x, y, ts AS colour DRAW point",
          "ts AS x, y, ts AS stroke DRAW line",
          "y AS x, y, ts AS fill DRAW point SCALE BINNED fill",
          "y AS x, y, d AS size DRAW point SCALE BINNED size",
          "y AS x, y, night AS fill DRAW point SCALE ORDINAL fill",
          "night AS x, y DRAW point SCALE DISCRETE x",
          "y AS x, y DRAW point FACET night",
          "y AS x, y DRAW point FACET night SCALE DISCRETE panel",
          "ts AS x, y DRAW line PLACE rule SETTING x => '2024-03-10 12:00:00'",
          "d AS x, y DRAW bar",
          "tm AS x, y DRAW point SCALE x SETTING breaks => '6 hours'",
          "y AS x, y, night AS label DRAW text",
          "ts AS angle, y AS radius DRAW point PROJECT TO polar");

  @Test
  void chartsOverTimeLookTheSameInEveryZone() throws Exception {
    assumeTrue(CorpusPictureTest.isInstalled("node"), "needs node to draw the pictures");
    assumeTrue(CorpusPictureTest.isInstalled("npm"), "needs npm to install Vega");
    Path compare = CorpusPictureTest.comparator();
    Path specs = Files.createDirectories(WORK.resolve("zones"));
    draw(specs);

    Path report = WORK.resolve("zones.txt");
    int exit =
        CorpusPictureTest.run(
            compare, report, "node", "zones.mjs", specs.toAbsolutePath().toString());

    assertThat(exit).as(Files.readString(report)).isZero();
    assertThat(Files.readString(report)).contains(CHARTS.size() + " specs, 0 differ");
  }

  private static void draw(Path folder) throws Exception {
    try (DuckDb database = new DuckDb()) {
      database.execute(
          "CREATE TABLE t AS SELECT TIMESTAMP '2024-03-10 00:07:00' + to_minutes(i * 47) AS ts,"
              + " DATE '2024-03-01' + i::INT AS d, TIME '01:10:00' + to_minutes(i * 31) AS tm,"
              + " CASE WHEN i % 2 = 0 THEN TIMESTAMP '2024-03-10 02:30:00'"
              + " ELSE TIMESTAMP '2024-03-11 20:00:00' END AS night, i AS y FROM range(40) r(i)");
      for (int i = 0; i < CHARTS.size(); i++) {
        String spec = database.draw("SELECT * FROM t VISUALISE " + CHARTS.get(i)).spec();
        Files.writeString(folder.resolve("chart%02d.json".formatted(i)), spec);
      }
    }
  }
}
