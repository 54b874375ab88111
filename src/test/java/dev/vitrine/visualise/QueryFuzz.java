package dev.vitrine.visualise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random charts over a few tables: most of them make sense, some do not. The same seed always
/// makes the same ones.
final class QueryFuzz {

  private static final List<String> TABLES =
      List.of("t", "t", "t", "t", "lone", "nothing", "nulls");
  private static final List<String> COLUMNS =
      List.of(
          "i",
          "x",
          "y",
          "g",
          "h",
          "d",
          "ts",
          "tm",
          "b",
          "n",
          "neg",
          "dec",
          "\"we ird\"",
          "odd",
          "tz",
          "huge",
          "X",
          "1",
          "'lit'",
          "true",
          "2.5e3",
          "list",
          "blob",
          "span",
          "nope",
          "NULL");
  private static final int SANE_COLUMNS = 21;
  private static final List<String> AESTHETICS =
      List.of(
          "stroke",
          "color",
          "opacity",
          "colour",
          "fill",
          "size",
          "shape",
          "linetype",
          "linewidth",
          "xmin",
          "xmax",
          "ymin",
          "ymax",
          "xend",
          "yend",
          "weight",
          "label",
          "width",
          "height",
          "slope",
          "rotation",
          "panel",
          "row",
          "column",
          "angle",
          "radius",
          "sparkle",
          "pos1",
          "fontsize",
          "hjust",
          "x",
          "y");
  private static final int SANE_AESTHETICS = 4;
  private static final List<String> GEOMS =
      List.of(
          "point",
          "line",
          "path",
          "bar",
          "area",
          "tile",
          "polygon",
          "Bar",
          "POINT",
          "ribbon",
          "segment",
          "range",
          "histogram",
          "density",
          "boxplot",
          "text",
          "rule",
          "arrow",
          "smooth",
          "violin",
          "spatial",
          "scatter",
          "label");
  private static final Map<String, String> NEEDS =
      Map.of(
          "ribbon", "n AS ymin, i AS ymax",
          "segment", "n AS xend, i AS yend",
          "arrow", "n AS xend, i AS yend",
          "range", "n AS ymin, i AS ymax",
          "text", "g AS label");
  private static final List<String> VALUES =
      List.of(
          "0.5",
          "1",
          "0",
          "-1",
          "30",
          "1e308",
          "1e999",
          "-inf",
          "inf",
          "true",
          "FALSE",
          "null",
          "'red'",
          "'y'",
          "'dashed'",
          "'star'",
          "'3c6c'",
          "'left'",
          "'stack'",
          "'dodge'",
          "'jitter'",
          "'identity'",
          "'mean'",
          "('y:min', 'y:max')",
          "('mean-1.96se', 'mean+.5sdev')",
          "'median'",
          "'count'",
          "'first'",
          "[1, 2]",
          "()",
          "('a', 'b', 'c')",
          "(0, 100)",
          "'month'",
          "'2 weeks'",
          "'second'",
          "'ols'",
          "'gaussian'",
          "'{:num %.1f}'",
          "'transposed'",
          "'x'",
          "'repeat'",
          "(null, 5)",
          "('2024-01-01', '2024-03-01')",
          "'squish'",
          "'censor'",
          "'keep'",
          "'normal'",
          "'density'",
          "'right'",
          "2",
          "7",
          "1000",
          "('z', null, 3)",
          "''",
          "'</script>'");
  private static final List<String> SANE =
      List.of(
          "opacity => 0.5",
          "colour => 'navy'",
          "stroke => null",
          "position => 'identity'",
          "position => 'dodge'",
          "position => 'stack'",
          "position => 'jitter'",
          "aggregate => 'mean'",
          "aggregate => ('y:min', 'y:max')",
          "aggregate => ('mean-1.96se', 'mean+.5sdev')",
          "aggregate => 'se'",
          "aggregate => 'median'",
          "aggregate => 'count'",
          "aggregate => ('y:first', 'y:last')",
          "position => 'dodge', width => 0.5",
          "position => 'stack', center => true",
          "position => 'stack', total => 1",
          "position => 'jitter', distribution => 'density'",
          "stroke => 'red'");
  private static final List<String> SETTINGS =
      List.of(
          "fill",
          "stroke",
          "colour",
          "size",
          "opacity",
          "shape",
          "linetype",
          "linewidth",
          "width",
          "position",
          "aggregate",
          "aggregate",
          "center",
          "total",
          "orientation",
          "bins",
          "binwidth",
          "closed",
          "bandwidth",
          "adjust",
          "kernel",
          "method",
          "hinge",
          "coef",
          "outliers",
          "side",
          "format",
          "offset",
          "parse",
          "dodge",
          "distribution",
          "seed",
          "x",
          "y",
          "tails",
          "label",
          "fontsize",
          "wobble");
  private static final List<String> SCALE_SETTINGS =
      List.of("expand", "oob", "reverse", "breaks", "breaks", "pretty", "closed", "minor_breaks");
  private static final List<String> KINDS =
      List.of("", "", "", "CONTINUOUS ", "DISCRETE ", "BINNED ", "ORDINAL ", "IDENTITY ");
  private static final List<String> TRANSFORMS =
      List.of(
          "log",
          "log2",
          "ln",
          "sqrt",
          "square",
          "exp",
          "exp10",
          "asinh",
          "pseudo_log",
          "integer",
          "date",
          "datetime",
          "time",
          "string",
          "bool",
          "identity");
  private static final List<String> RANGES =
      List.of(
          "(0, 10)",
          "(1, 100)",
          "(null, 5)",
          "(-5, null)",
          "(10, 0)",
          "('a', 'b')",
          "('b', null)",
          "(1, 2, 3)",
          "()",
          "('2024-01-02', '2024-02-10')",
          "('08:00', '17:00')",
          "(true, false)",
          "(0, 0)",
          "(-inf, inf)",
          "(1e-300, 1e300)",
          "(null, null)");
  private static final List<String> OUTPUTS =
      List.of(
          "viridis",
          "('red', 'blue')",
          "(1, 6)",
          "('red')",
          "()",
          "('star', 'circle')",
          "magma",
          "('#ff000080', 'hsl(120, 50%, 50%)', 'navy', 'teal', 'gold')",
          "(0, 1)",
          "nope",
          "('solid', 'dashed', 'dotted')");
  private static final List<String> RENAMINGS =
      List.of(
          "* => '{} %'",
          "'a' => 'Alpha'",
          "1 => 'one'",
          "NULL => 'none'",
          "'b' => NULL",
          "* => '{:num %.2e}'",
          "* => '{:time %d %b %H:%M:%S.%f}'",
          "* => '{:Title} {:UPPER}'",
          "true => 'yes'",
          "'2024-01-01' => 'new year'",
          "* => NULL",
          "* => '{:num %d}{}}{'");
  private static final List<String> FILTERS =
      List.of(
          "x > 2",
          "g = 'a'",
          "g IN ('a', 'b') AND y < 5",
          "d >= DATE '2024-01-03'",
          "nope > 1",
          "x >",
          "x > 1) OR (1 = 1",
          "\"we ird\" > 1",
          "g LIKE '%''%'",
          "x > (SELECT avg(x) FROM t)",
          "'x'",
          "g::INT > 1",
          "count(*) > 1",
          "row_number() OVER () > 1",
          "x / 0 > 1",
          "`x` > 1",
          "1");
  private static final List<String> ORDERS =
      List.of("x", "y DESC", "g, x", "nope", "x +", "random()", "2", "h NULLS FIRST", "lower(g)");

  private final SplittableRandom random;
  private boolean wild;

  QueryFuzz(long seed) {
    random = new SplittableRandom(seed);
  }

  /// The tables that the charts are about.
  static void tables(DuckDb database) {
    String columns =
        "i AS i, i % 7 AS x, sqrt(i) * 1.5 AS y, ['a', 'b', 'c'][(i % 3)::INT + 1] AS g,"
            + " ['u', 'v', NULL, 'it''s \"\\ </script>'][(i % 4)::INT + 1] AS h,"
            + " DATE '2024-01-01' + (i * 3)::INT AS d,"
            + " TIMESTAMP '2024-01-01 10:00:00' + to_milliseconds(i * 1234567) AS ts,"
            + " TIME '06:00:00' + to_minutes(i * 11) AS tm, i % 2 = 0 AS b,"
            + " CASE WHEN i % 5 = 0 THEN NULL ELSE i * 0.1 END AS n, i - 8 AS neg,"
            + " (i * 1.25)::DECIMAL(10, 2) AS dec, i % 4 AS \"we ird\","
            + " [1.0, 'NaN'::DOUBLE, 'inf'::DOUBLE, 1e300, -1e300, 1e-300][(i % 6)::INT + 1] AS odd,"
            + " TIMESTAMPTZ '2024-01-01 00:00:00+02' + to_hours(i) AS tz,"
            + " i::HUGEINT * 100000000000000000000 AS huge, [i, i] AS list, 'ab'::BLOB AS blob,"
            + " to_days(i::INT) AS span";
    database.execute("CREATE TABLE t AS SELECT " + columns + " FROM range(20) r(i)");
    database.execute("CREATE TABLE lone AS SELECT * FROM t LIMIT 1");
    database.execute("CREATE TABLE nothing AS SELECT * FROM t LIMIT 0");
    database.execute("CREATE TABLE nulls AS SELECT * FROM t LIMIT 0");
    database.execute("INSERT INTO nulls (i) VALUES (NULL), (NULL)");
  }

  String next() {
    String query = query();
    return switch (random.nextInt(10)) {
      case 0, 1 -> mutated(query);
      case 2 -> scratched(query);
      default -> query;
    };
  }

  private String query() {
    wild = random.nextInt(3) == 0;
    StringBuilder text = new StringBuilder("SELECT * FROM " + any(TABLES) + "\nVISUALISE ");
    text.append(column()).append(" AS x");
    maybe(1, text, () -> ", " + column() + " AS y");
    maybe(2, text, () -> ", " + mapping());
    IntStream.rangeClosed(0, random.nextInt(3) / 2).forEach(_ -> text.append("\n").append(layer()));
    maybe(2, text, this::scale);
    maybe(3, text, this::scale);
    maybe(wild ? 4 : 8, text, this::facet);
    maybe(wild ? 4 : 16, text, this::project);
    maybe(5, text, this::label);
    return text.toString();
  }

  private void maybe(int oneIn, StringBuilder text, Supplier<String> part) {
    if (random.nextInt(oneIn + (wild ? 1 : 0)) == 0) {
      String added = part.get();
      text.append(added.startsWith(",") ? "" : " ").append(added);
    }
  }

  private String layer() {
    if (wild && random.nextInt(4) == 0) {
      return "PLACE " + any(GEOMS) + " SETTING " + many(1, 4, this::setting);
    }
    String geom = geom();
    String needs = NEEDS.getOrDefault(geom, "");
    StringBuilder layer = new StringBuilder("DRAW " + geom);
    if (!needs.isEmpty()) {
      layer.append(" MAPPING ").append(needs);
    } else {
      maybe(4, layer, () -> "MAPPING " + many(1, 3, this::mapping));
    }
    maybe(
        9,
        layer,
        () ->
            "REMAPPING "
                + any(List.of("count", "density", "aggregate", "5"))
                + " AS "
                + any(AESTHETICS));
    maybe(2, layer, () -> "SETTING " + many(1, wild ? 3 : 1, this::setting));
    maybe(5, layer, () -> "FILTER " + any(FILTERS));
    maybe(8, layer, () -> "PARTITION BY " + sane(COLUMNS, 12));
    maybe(8, layer, () -> "ORDER BY " + any(ORDERS));
    return layer.toString();
  }

  /// The first geoms need least.
  private String geom() {
    return GEOMS.get(Math.min(random.nextInt(GEOMS.size()), random.nextInt(GEOMS.size())));
  }

  private String column() {
    return sane(COLUMNS, SANE_COLUMNS);
  }

  private String mapping() {
    return wild && random.nextInt(20) == 0 ? "*" : column() + " AS " + aesthetic();
  }

  private String aesthetic() {
    return sane(AESTHETICS, SANE_AESTHETICS);
  }

  private String setting() {
    return wild && random.nextInt(2) == 0 ? any(SETTINGS) + " => " + any(VALUES) : any(SANE);
  }

  private String scale() {
    StringBuilder scale = new StringBuilder("SCALE " + any(KINDS));
    scale.append(random.nextInt(2) == 0 ? any(List.of("x", "y")) : aesthetic());
    maybe(3, scale, () -> "FROM " + any(RANGES));
    maybe(5, scale, () -> "TO " + any(OUTPUTS));
    maybe(4, scale, () -> "VIA " + any(TRANSFORMS));
    maybe(3, scale, () -> "SETTING " + any(SCALE_SETTINGS) + " => " + any(VALUES));
    maybe(4, scale, () -> "RENAMING " + many(1, 2, () -> any(RENAMINGS)));
    return scale.toString();
  }

  private String facet() {
    return "FACET "
        + sane(COLUMNS, 13)
        + (random.nextInt(3) == 0 ? " BY " + sane(COLUMNS, 13) : "")
        + any(List.of("", "", " SETTING ncol => 2", " SETTING free => 'y'", " SETTING nrow => -1"));
  }

  private String project() {
    return "PROJECT "
        + any(List.of("", "x, y ", "y, x ", "a, b ", "x, x "))
        + "TO "
        + any(List.of("cartesian", "polar", "mercator", "hexagonal"))
        + any(
            List.of(
                "", "", " SETTING clip => false", " SETTING ratio => 0", " SETTING start => 90"));
  }

  private String label() {
    return "LABEL "
        + any(List.of("title", "x", "fill", "subtitle", "color", "nope"))
        + " => "
        + any(List.of("'Title'", "NULL", "'a\\nb'", "'\" + datum + \"'"));
  }

  /// One of the first `most`; any of them in a wild query.
  private <T> T sane(List<T> list, int most) {
    boolean any = wild && random.nextInt(4) == 0;
    return list.get(random.nextInt(any ? list.size() : most));
  }

  /// Words left out, doubled or exchanged.
  String mutated(String query) {
    List<String> words = new ArrayList<>(List.of(query.split("(?<=\\s)|(?=[,()])")));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(words.size());
      String word = words.get(at);
      switch (random.nextInt(3)) {
        case 0 -> words.set(at, " ");
        case 1 -> words.add(random.nextInt(words.size()), word);
        default -> words.set(at, words.get(random.nextInt(words.size())));
      }
    }
    return kept(String.join("", words), query);
  }

  /// Characters put in, taken out or exchanged.
  String scratched(String query) {
    StringBuilder text = new StringBuilder(query);
    String marks = "'\"`\\;(),=>*-+/{}[]$@#:?%\n é\u2028\u0000x1";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length());
      char mark = marks.charAt(random.nextInt(marks.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, mark);
        default -> text.setCharAt(at, mark);
      }
    }
    return kept(text.toString(), query);
  }

  /// Only what stands behind VISUALISE is changed: the rest is the engine's business.
  private static String kept(String changed, String query) {
    int start = query.indexOf("VISUALISE") + "VISUALISE ".length();
    int behind = Math.min(changed.length(), start);
    return query.substring(0, start) + changed.substring(behind);
  }

  private String many(int least, int most, Supplier<String> one) {
    return IntStream.range(0, least + random.nextInt(most - least + 1))
        .mapToObj(_ -> one.get())
        .collect(Collectors.joining(", "));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
