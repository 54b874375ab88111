package dev.vitrine.visualise.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.stat.Base;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import dev.vitrine.visualise.stat.Boxplot;
import dev.vitrine.visualise.stat.Counting;
import dev.vitrine.visualise.stat.Density;
import dev.vitrine.visualise.stat.Histogram;
import dev.vitrine.visualise.stat.Kernel;
import dev.vitrine.visualise.stat.Measure;
import dev.vitrine.visualise.stat.Smooth;
import dev.vitrine.visualise.stat.Smoothing;
import dev.vitrine.visualise.stat.Space;
import dev.vitrine.visualise.stat.Statistic;
import dev.vitrine.visualise.stat.Violin;
import dev.vitrine.visualise.stat.Work;
import dev.vitrine.warehouses.jdbc.Trino;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each statistic's SQL has the same answers on DuckDB, PostgreSQL, SQLite and Trino, where the
/// engine has what it needs.
@SuppressWarnings("NullAway.Init") // set before any test
final class StatisticsEverywhereTest {

  private static final String FEW = "SELECT * FROM shared";

  /// More than are fetched as they are.
  private static final String MANY =
      "SELECT a.id, a.g, a.h, a.n, a.x + b.id * 0.37 AS x, a.y + b.id AS y, a.w, a.d, a.t, a.c"
          + " FROM shared a CROSS JOIN (SELECT id FROM shared WHERE id < 20) b";

  private static EngineUnderTest duckDb;
  private static EngineUnderTest postgreSql;
  private static EngineUnderTest sqlite;
  private static Optional<EngineUnderTest> trino;

  @BeforeAll
  static void start() {
    duckDb = SharedData.in(EngineUnderTest.duckDb());
    postgreSql = SharedData.in(EngineUnderTest.postgreSql());
    sqlite = SharedData.in(EngineUnderTest.sqlite());
    trino = EngineUnderTest.trino().map(SharedData::in);
  }

  @AfterAll
  static void stop() {
    Stream.of(duckDb, postgreSql, sqlite).forEach(EngineUnderTest::close);
    trino.ifPresent(EngineUnderTest::close);
  }

  /// @param columns of the source by aesthetic
  record Example(String name, String rows, Map<String, String> columns, Statistic statistic) {}

  private static Statistic histogram(Type type, Space space, double binwidth, boolean right) {
    return new Histogram(
        new Measure("pos1", type),
        space,
        12,
        binwidth,
        right,
        new Histogram.Columns("bin", "end", "count", "share"));
  }

  private static Smoothing smoothing(Kernel kernel, double bandwidth) {
    return new Smoothing(kernel, bandwidth, 1);
  }

  private static Statistic smooth(Smooth.Method method) {
    Smoothing given = smoothing(Kernel.GAUSSIAN, 9);
    return new Smooth(
        method, new Measure("pos1", Type.NUMBER), new Measure("pos2", Type.NUMBER), given, "fit");
  }

  private static Statistic density(Type type, Kernel kernel, double bandwidth) {
    return new Density(new Measure("pos1", type), smoothing(kernel, bandwidth), "d", "i");
  }

  private static Statistic boxplot(Type type, double coefficient) {
    return new Boxplot(
        new Measure("pos2", type),
        "pos1",
        coefficient,
        true,
        1000,
        new Boxplot.Columns("type", "value", "value2"));
  }

  static Stream<Arguments> examples() {
    Map<String, String> x = Map.of("pos1", "x");
    Map<String, String> grouped = Map.of("pos1", "x", "fill", "g");
    Map<String, String> weighted = Map.of("pos1", "x", "fill", "g", "weight", "w");
    Map<String, String> xy = Map.of("pos1", "x", "pos2", "y");
    Map<String, String> lines = Map.of("pos1", "x", "pos2", "y", "stroke", "g");
    Map<String, String> boxes = Map.of("pos1", "g", "pos2", "y", "fill", "h");
    double open = Double.NaN;
    Smoothing silverman = smoothing(Kernel.GAUSSIAN, open);
    Measure y = new Measure("pos2", Type.NUMBER);
    return Stream.of(
            new Example("counts", FEW, Map.of("pos1", "g", "fill", "h"), counting()),
            new Example("weights", FEW, Map.of("pos1", "g", "weight", "w"), counting()),
            new Example("bins", FEW, x, histogram(Type.NUMBER, Space.LINEAR, open, true)),
            new Example(
                "bins by group", FEW, weighted, histogram(Type.NUMBER, Space.LINEAR, 7, false)),
            new Example(
                "bins of integers",
                FEW,
                Map.of("pos1", "n"),
                histogram(Type.INTEGER, Space.LINEAR, 5, true)),
            new Example(
                "bins of dates",
                FEW,
                Map.of("pos1", "d"),
                histogram(Type.DATE, Space.LINEAR, open, true)),
            new Example(
                "bins of moments",
                FEW,
                Map.of("pos1", "t"),
                histogram(Type.TIMESTAMP, Space.LINEAR, open, true)),
            new Example(
                "bins of times",
                FEW,
                Map.of("pos1", "c"),
                histogram(Type.TIME, Space.LINEAR, open, true)),
            new Example(
                "bins of logarithms",
                FEW,
                grouped,
                histogram(Type.NUMBER, Space.logarithm(10), open, true)),
            new Example("bins of roots", FEW, x, histogram(Type.NUMBER, Space.ROOT, open, false)),
            new Example("density of few", FEW, weighted, density(Type.NUMBER, Kernel.GAUSSIAN, 4)),
            new Example(
                "density of many", MANY, weighted, density(Type.NUMBER, Kernel.GAUSSIAN, 4)),
            new Example(
                "density of many, ungrouped", MANY, x, density(Type.NUMBER, Kernel.COSINE, 4)),
            new Example(
                "density, own bandwidth",
                FEW,
                grouped,
                density(Type.NUMBER, Kernel.BIWEIGHT, open)),
            new Example(
                "density of many, own bandwidth",
                MANY,
                grouped,
                density(Type.NUMBER, Kernel.GAUSSIAN, open)),
            new Example(
                "density of dates",
                FEW,
                Map.of("pos1", "d"),
                density(Type.DATE, Kernel.GAUSSIAN, 20)),
            new Example(
                "density of moments",
                MANY,
                Map.of("pos1", "t"),
                density(Type.TIMESTAMP, Kernel.GAUSSIAN, 86400)),
            new Example(
                "violin",
                MANY,
                boxes,
                new Violin(y, "pos1", smoothing(Kernel.GAUSSIAN, 9), 3, "d", "i")),
            new Example(
                "violin, own bandwidth", FEW, boxes, new Violin(y, "pos1", silverman, 3, "d", "i")),
            new Example("smooth by means", FEW, lines, smooth(Smooth.Method.NEAREST_MEANS)),
            new Example("smooth by means of many", MANY, xy, smooth(Smooth.Method.NEAREST_MEANS)),
            new Example("least squares", MANY, lines, smooth(Smooth.Method.LEAST_SQUARES)),
            new Example(
                "total least squares", FEW, lines, smooth(Smooth.Method.TOTAL_LEAST_SQUARES)),
            new Example("boxes", FEW, boxes, boxplot(Type.NUMBER, 0.2)),
            new Example("boxes of many", MANY, boxes, boxplot(Type.NUMBER, 0.1)),
            new Example(
                "boxes of dates", FEW, Map.of("pos1", "g", "pos2", "d"), boxplot(Type.DATE, 0.2)))
        .map(example -> Arguments.of(Named.of(example.name(), example)));
  }

  private static Counting counting() {
    return new Counting("pos1", "count", "share");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void postgresql_answers_what_duckdb_answers(Example example) {
    assertThat(postgreSql.dialect().can(example.statistic().needs())).isTrue();
    assertThat(difference(postgreSql, example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void trino_answers_what_duckdb_answers(Example example) {
    Trino.require();
    assertThat(trino.orElseThrow().dialect().can(example.statistic().needs())).isTrue();
    assertThat(difference(trino.orElseThrow(), example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sqlite_answers_what_duckdb_answers_if_it_can(Example example) {
    if (sqlite.dialect().can(example.statistic().needs())) {
      assertThat(difference(sqlite, example)).isEmpty();
    }
  }

  private static Optional<String> difference(EngineUnderTest engine, Example example) {
    Frame wanted = answer(duckDb, example);
    Frame came = answer(engine, example);
    assertThat(wanted.rows()).isPositive();
    assertThat(came.names()).isEqualTo(wanted.names());
    return Same.difference("frame", tree(wanted, wanted), tree(came, wanted));
  }

  private static Frame answer(EngineUnderTest engine, Example example) {
    Work work = example.statistic().begin(base(engine.dialect(), example));
    while (!(work instanceof Work.Rows)) {
      work =
          switch (work) {
            case Work.Ask ask -> ask.then().apply(engine.query(ask.sql()));
            case Work.Query query -> new Work.Rows(engine.query(ordered(engine, query)));
            case Work.Load _ -> throw new AssertionError("nothing is loaded here");
            case Work.Rows rows -> rows;
          };
    }
    return ((Work.Rows) work).frame();
  }

  private static String ordered(EngineUnderTest engine, Work.Query query) {
    String order =
        query.keys().stream().map(engine.dialect()::ascending).collect(Collectors.joining(", "));
    return "SELECT * FROM (" + query.sql() + ") AS q ORDER BY " + order;
  }

  private static Base base(SqlDialect sql, Example example) {
    List<String> select = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (var entry : new TreeMap<>(example.columns()).entrySet()) {
      String column = entry.getValue();
      Type type = type(column);
      String name = "__aes_" + entry.getKey();
      select.add(sql.comparable("s." + column, type) + " AS " + sql.name(name));
      Use use =
          type == Type.TEXT
              ? entry.getKey().equals("pos1") ? Use.CATEGORY : Use.GROUP
              : Use.MEASURE;
      items.add(new Item(name, entry.getKey(), use, type));
    }
    String query = "SELECT " + String.join(", ", select) + " FROM (" + example.rows() + ") AS s";
    return new Base(sql, query, items);
  }

  private static Type type(String column) {
    return switch (column) {
      case "g", "h" -> Type.TEXT;
      case "d" -> Type.DATE;
      case "t" -> Type.TIMESTAMP;
      case "c" -> Type.TIME;
      case "n" -> Type.INTEGER;
      default -> Type.NUMBER;
    };
  }

  /// Values by column; SQLite's dates and times are texts.
  private static Map<String, Object> tree(Frame frame, Frame typed) {
    Map<String, Object> tree = new LinkedHashMap<>();
    frame
        .columns()
        .forEach((name, column) -> {
          List<Object> values = new ArrayList<>();
          for (int row = 0; row < frame.rows(); row++) {
            values.add(plain(column.value(row), typed.column(name)));
          }
          tree.put(name, values);
        });
    return tree;
  }

  private static Object plain(Value value, Column typed) {
    if (value instanceof Value.Text(String text) && typed.type().isTemporal()) {
      return switch (typed.type()) {
        case DATE -> (double) LocalDate.parse(text).toEpochDay();
        case TIME -> (double) LocalTime.parse(text).toNanoOfDay();
        default ->
            (double)
                ChronoUnit.MICROS.between(
                    LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC),
                    LocalDateTime.parse(text.replace(' ', 'T')));
      };
    }
    return value instanceof Value.Text || value.isNull() ? value.key() : value.position();
  }
}
