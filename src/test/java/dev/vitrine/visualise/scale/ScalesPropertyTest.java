package dev.vitrine.visualise.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every scale, shown on random ones.
class ScalesPropertyTest {

  private static final int EXAMPLES = 300;
  private static final List<String> COUNTS =
      List.of(
          "",
          " SETTING breaks => 1",
          " SETTING breaks => 3",
          " SETTING breaks => 12",
          " SETTING pretty => false",
          " SETTING pretty => false, breaks => 7",
          " SETTING expand => 0",
          " SETTING expand => (0.2, 3)");
  private static final List<String> INTERVALS =
      List.of(
          "second",
          "15 seconds",
          "minute",
          "7 minutes",
          "hour",
          "6 hours",
          "5 hours",
          "day",
          "2 weeks",
          "month",
          "5 months",
          "year",
          "10 years");

  private static Scale train(Column column, String clause) {
    Optional<Chart.ScaleClause> read =
        clause.isEmpty()
            ? Optional.empty()
            : Optional.of(Chart.parse("VISUALISE x SCALE x" + clause, 0).scales().getFirst());
    ScalePlan plan = new ScalePlanner("pos1", "x", true).plan(List.of(column.type()), read);
    return Training.train(plan, List.of(column));
  }

  private static <T> T any(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  /// Of any size, of both signs.
  private static double number(SplittableRandom random, int reach) {
    double size = Math.pow(10, random.nextDouble(-reach, reach));
    return (random.nextBoolean() ? 1 : -1) * size * random.nextDouble(0.1, 1);
  }

  private static void checkBreaks(Scale scale, String description) {
    double[] ends = scale.domain().stream().mapToDouble(Value::position).toArray();
    assertThat(ends).as(description).hasSize(2);
    assertThat(ends[0]).as(description).isFinite().isLessThanOrEqualTo(ends[1]);
    assertThat(ends[1]).as(description).isFinite();
    double before = Double.NEGATIVE_INFINITY;
    for (Value at : scale.breaks()) {
      assertThat(at.position()).as(description).isGreaterThan(before).isBetween(ends[0], ends[1]);
      before = at.position();
    }
    assertThat(scale.labels()).as(description).hasSameSizeAs(scale.breaks());
  }

  @ParameterizedTest
  @EnumSource(
      value = Transform.class,
      names = {"DATE", "DATETIME", "TIME", "STRING", "BOOL", "GEOGRAPHIC"},
      mode = EnumSource.Mode.EXCLUDE)
  void breaksLieInTheirDomainAndRise(Transform transform) {
    SplittableRandom random = new SplittableRandom(transform.ordinal());
    int reach =
        switch (transform) {
          case EXP, EXP2, EXP10 -> 2;
          default -> 12;
        };
    for (int i = 0; i < EXAMPLES; i++) {
      double low = number(random, reach);
      double high = low + Math.abs(number(random, reach));
      if (transform.lowest() >= 0) {
        low = Math.abs(low);
        high = Math.max(low, Math.abs(high));
      }
      String clause = " VIA " + transform.name().toLowerCase(Locale.ROOT) + any(COUNTS, random);
      checkBreaks(train(Column.of(low, high), clause), clause + " over " + low + " to " + high);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " VIA log", " VIA ln", " VIA sqrt", " VIA asinh", " VIA integer"})
  void theLargestNumbersHaveAScaleToo(String via) {
    double[] extremes = {1e308, Double.MAX_VALUE, Double.MIN_NORMAL, 1, 1e-300, Long.MAX_VALUE};
    for (double low : extremes) {
      for (double high : extremes) {
        if (low <= high) {
          checkBreaks(train(Column.of(low, high), via), via + " over " + low + " to " + high);
        }
      }
    }
    if (!via.matches(" VIA (log|ln|sqrt)")) {
      checkBreaks(train(Column.of(-Double.MAX_VALUE, Double.MAX_VALUE), via), via + " over all");
    }
  }

  private static Column moments(Type type, long low, long high) {
    return switch (type) {
      case DATE ->
          ColumnBuilder.of(type).append(new Value.Day(low)).append(new Value.Day(high)).build();
      case TIMESTAMP ->
          ColumnBuilder.of(type)
              .append(new Value.Moment(low))
              .append(new Value.Moment(high))
              .build();
      default ->
          ColumnBuilder.of(type).append(new Value.Clock(low)).append(new Value.Clock(high)).build();
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Type.class,
      names = {"DATE", "TIMESTAMP", "TIME"})
  void breaksInTimeLieInTheirDomainAndRise(Type type) {
    SplittableRandom random = new SplittableRandom(type.ordinal());
    long start = type == Type.DATE ? -40_000 : type == Type.TIME ? 0 : -2_000_000_000_000_000L;
    long end =
        type == Type.DATE ? 80_000 : type == Type.TIME ? Value.Clock.END : 4_000_000_000_000_000L;
    for (int i = 0; i < EXAMPLES; i++) {
      long low = random.nextLong(start, end);
      long span = (long) Math.pow(10, random.nextDouble(0, Math.log10(end)));
      long high = Math.min(end, low + span);
      String every = " SETTING breaks => '" + any(INTERVALS, random) + "'";
      String clause = random.nextInt(3) == 0 ? every : any(COUNTS.subList(0, 7), random);
      checkBreaks(
          train(moments(type, low, high), clause), type + clause + " over " + low + " to " + high);
    }
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void transformsAreUndoneByTheirInverse(Transform transform) {
    SplittableRandom random = new SplittableRandom(7);
    double reach =
        switch (transform) {
          case EXP, EXP2, EXP10 -> 300;
          default -> 1e150;
        };
    for (int i = 0; i < EXAMPLES; i++) {
      double size = Math.abs(number(random, 150));
      double x = Math.min(reach, i == 0 ? 1e-150 : i == 1 ? reach : size);
      double back = transform.inverse(transform.forward(x));
      double off = Math.max(Math.abs(x) * 1e-9, transform.name().startsWith("EXP") ? 1e-9 : 0);
      double error = transform.isLogarithm() ? Math.abs(x) * 1e-11 : off;
      assertThat(back).as(transform + " of " + x).isCloseTo(x, within(error));
    }
  }

  @Test
  void rangesOfLevelsHaveAnEntryForEach() {
    SplittableRandom random = new SplittableRandom(11);
    List<String> palettes = List.copyOf(new TreeSet<>(Palettes.colourNames()));
    for (int i = 0; i < EXAMPLES; i++) {
      int count = random.nextInt(1, 40);
      String name = any(palettes, random);
      List<String> palette = Palettes.colours(name).orElseThrow();
      List<String> sample = Oklab.sample(palette, count);
      assertThat(sample).as(name).hasSize(count).allMatch(hex -> hex.matches("#[0-9a-f]{6}"));
      assertThat(sample.getFirst()).as(name).isEqualToIgnoringCase(palette.getFirst());
      if (count > 1) {
        assertThat(sample.getLast()).as(name).isEqualToIgnoringCase(palette.getLast());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fill", "stroke", "size", "linewidth", "opacity", "linetype"})
  void ordinalScalesHaveAsManyOutputsAsLevels(String aesthetic) {
    SplittableRandom random = new SplittableRandom(13);
    Chart.ScaleClause clause =
        Chart.parse("VISUALISE x SCALE ORDINAL " + aesthetic, 0).scales().getFirst();
    for (int i = 0; i < EXAMPLES; i++) {
      int most = random.nextInt(1, 30);
      long[] levels = LongStream.generate(() -> random.nextLong(most)).limit(60).toArray();
      ColumnBuilder column = ColumnBuilder.of(Type.INTEGER);
      LongStream.of(levels).forEach(column::append);
      ScalePlan plan =
          new ScalePlanner(aesthetic, aesthetic, false)
              .plan(List.of(Type.INTEGER), Optional.of(clause));
      Scale scale = Training.train(plan, List.of(column.build()));
      assertThat(scale.domain().stream().mapToLong(value -> (long) value.position()).toArray())
          .isEqualTo(LongStream.of(levels).distinct().sorted().toArray());
      assertThat(scale.range()).hasSameSizeAs(scale.domain());
      assertThat(scale.labels().stream().map(label -> label.text().orElse("")))
          .allMatch(text -> text.matches("\\d+"));
    }
  }

  @Test
  void everyPlaceWithinItsEdgesHasOneBin() {
    SplittableRandom random = new SplittableRandom(17);
    Chart.ScaleClause clause = Chart.parse("VISUALISE x SCALE BINNED x", 0).scales().getFirst();
    for (int i = 0; i < EXAMPLES; i++) {
      double low = number(random, 6);
      double high = low + Math.abs(number(random, 6));
      ScalePlan plan =
          new ScalePlanner("pos1", "x", true).plan(List.of(Type.NUMBER), Optional.of(clause));
      Scale scale = Training.bins(plan, low, high);
      double[] edges = scale.breaks().stream().mapToDouble(Value::position).toArray();
      assertThat(edges).isSorted().doesNotHaveDuplicates();
      assertThat(IntStream.rangeClosed(0, 20).mapToDouble(k -> low + (high - low) * k / 20))
          .allMatch(at -> scale.binOf(at).isPresent());
    }
  }
}
