package dev.vitrine.visualise.engines;

import java.util.List;

/// Charts over [SharedData], over all geoms, statistics and kinds of scales.
final class ChartQueries {

  private static final String EVERY_FUNCTION =
      "VISUALISE g AS x, x AS y FROM shared DRAW point REMAPPING aggregate AS stroke SETTING aggregate"
          + " => (%s)";

  static final List<String> ALL =
      List.of(
          "VISUALISE x AS x, y AS y, g AS fill FROM shared DRAW point",
          "SELECT x, y, n FROM shared WHERE x > 0 ORDER BY id VISUALISE x AS x, y AS y, n AS size DRAW"
              + " point",
          "VISUALISE d AS x, y AS y, b AS stroke FROM shared DRAW point",
          "VISUALISE t AS x, y AS y FROM shared DRAW point",
          "VISUALISE c AS x, y AS y FROM shared DRAW point",
          "VISUALISE id AS x, y AS y, g AS stroke FROM shared DRAW line",
          "VISUALISE d AS x, y AS y FROM shared DRAW line SETTING aggregate => 'mean'",
          "SELECT * FROM shared ORDER BY id VISUALISE x AS x, y AS y DRAW path PARTITION BY h",
          "VISUALISE g AS x FROM shared DRAW bar",
          "VISUALISE g AS x, h AS fill FROM shared DRAW bar",
          "VISUALISE g AS x, h AS fill, w AS weight FROM shared DRAW bar SETTING position => 'dodge'",
          "VISUALISE h AS x, b AS fill FROM shared DRAW bar REMAPPING proportion AS y",
          "VISUALISE d AS x FROM shared DRAW bar",
          "VISUALISE b AS y FROM shared DRAW bar",
          "SELECT id, g, w FROM shared VISUALISE id AS x, w AS y, g AS fill DRAW area",
          "VISUALISE id AS x, y AS ymin, w AS ymax FROM shared DRAW ribbon FILTER y > 10",
          "VISUALISE g AS x, x AS ymin, x AS ymax FROM shared DRAW range SETTING aggregate =>"
              + " ('mean-1.96se', 'mean+1.96se')",
          "VISUALISE h AS x, g AS y, x AS fill FROM shared DRAW tile SETTING aggregate => 'mean'",
          "VISUALISE x AS x, y AS y, w AS xend, n AS yend FROM shared DRAW segment FILTER id < 9",
          "VISUALISE id AS x, y AS y, g AS label FROM shared DRAW text FILTER id < 20",
          "VISUALISE x AS x FROM shared DRAW histogram",
          "VISUALISE n AS x, h AS fill FROM shared DRAW histogram SETTING binwidth => 7",
          "VISUALISE x AS x, w AS weight FROM shared DRAW histogram SETTING bins => 9, closed => 'left'",
          "VISUALISE d AS x FROM shared DRAW histogram",
          "VISUALISE t AS x FROM shared DRAW histogram SETTING bins => 12",
          "VISUALISE c AS x FROM shared DRAW histogram SETTING bins => 12",
          "VISUALISE x AS x FROM shared DRAW density",
          "VISUALISE x AS x, g AS stroke, w AS weight FROM shared DRAW density",
          "VISUALISE d AS x FROM shared DRAW density",
          "VISUALISE x AS x, y AS y FROM shared DRAW smooth",
          "VISUALISE x AS x, y AS y, h AS stroke FROM shared DRAW smooth SETTING method => 'ols'",
          "VISUALISE x AS x, y AS y FROM shared DRAW smooth SETTING method => 'tls'",
          "VISUALISE g AS x, y AS y FROM shared DRAW boxplot",
          "VISUALISE g AS x, y AS y, h AS fill FROM shared DRAW boxplot SETTING coef => 0.3",
          "VISUALISE h AS x, y AS y FROM shared DRAW violin",
          "VISUALISE x AS x, y AS y, n AS fill FROM shared DRAW point SCALE BINNED fill",
          "VISUALISE x AS x, y AS y FROM shared DRAW point SCALE BINNED x SETTING breaks => 5",
          "VISUALISE d AS x FROM shared DRAW bar SCALE BINNED x",
          "VISUALISE t AS x, y AS y FROM shared DRAW point SCALE BINNED x",
          "VISUALISE x AS x, y AS y FROM shared DRAW point SCALE x FROM (0, 50) SETTING oob => 'squish'",
          "VISUALISE g AS x FROM shared DRAW bar SCALE x FROM ('it''s', 'B \"b\"')",
          "VISUALISE x AS x, n AS y FROM shared DRAW point SCALE ORDINAL y",
          "VISUALISE g AS x, d AS y FROM shared DRAW point SETTING aggregate => 'median'",
          "VISUALISE g AS x, t AS y FROM shared DRAW point SETTING aggregate => 'mean'",
          "VISUALISE FROM shared DRAW point MAPPING x AS x, y AS y DRAW line MAPPING id AS x, y AS y DRAW"
              + " rule MAPPING 3 AS x",
          "VISUALISE x AS x, y AS y FROM shared DRAW point FACET g",
          "VISUALISE x AS x, y AS y FROM shared DRAW point FACET g BY h",
          "VISUALISE g AS x FROM shared DRAW bar FACET h",
          "VISUALISE g AS x, x AS y FROM shared DRAW point PLACE text SETTING x => ('it''s', ''), y =>"
              + " (1, 2), label => ('a', 'b')",
          EVERY_FUNCTION.formatted(
              "'y:count', 'y:sum', 'y:min', 'y:max', 'y:range', 'y:mid', 'y:mean', 'y:rms', 'y:sdev'"),
          EVERY_FUNCTION.formatted(
              "'y:median', 'y:iqr', 'y:p05', 'y:p10', 'y:p25', 'y:p50', 'y:p75', 'y:p90', 'y:p95', 'y:var'"),
          EVERY_FUNCTION.formatted("'y:first', 'y:last', 'y:diff', 'y:harmean'"),
          "VISUALISE g AS x, w AS y FROM shared DRAW point REMAPPING aggregate AS stroke SETTING"
              + " aggregate => ('y:prod', 'y:geomean', 'y:harmean')",
          "VISUALISE g AS x, n AS y FROM shared DRAW point REMAPPING aggregate AS stroke SETTING"
              + " aggregate => ('y:median-0.5iqr', 'y:mean+sdev', 'y:rms-var', 'y:mid+2range')");

  private ChartQueries() {}
}
