package dev.vitrine.visualise.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What holds of marks that were moved, shown on random ones.
class PositionsPropertyTest {

  private static final int EXAMPLES = 400;
  private static final double OFF = 1e-6;

  /// Rows in any order; each group once at a place, or several times.
  private static Frame frame(SplittableRandom random) {
    int rows = random.nextInt(1, 60);
    int places = random.nextInt(1, 6);
    int groups = random.nextInt(1, 7);
    ColumnBuilder place = ColumnBuilder.of(Type.TEXT);
    ColumnBuilder group = ColumnBuilder.of(Type.TEXT);
    double[] heights = new double[rows];
    for (int row = 0; row < rows; row++) {
      place.append("p" + random.nextInt(places));
      group.append("g" + random.nextInt(groups));
      double size = Math.pow(10, random.nextDouble(-3, 6));
      heights[row] = random.nextInt(8) == 0 ? 0 : random.nextInt(3) == 0 ? -size : size;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("x", place.build());
    columns.put("y", Column.of(heights));
    columns.put("yend", Column.of(new double[rows]));
    columns.put("g", group.build());
    return new Frame(rows, columns);
  }

  private static Frame stacked(Frame frame, double total, boolean centred) {
    return new Stack("y", "yend", List.of("x"), List.of("g"), total, centred).apply(frame);
  }

  private static String text(Frame frame, String column, int row) {
    return frame.column(column).value(row).key();
  }

  private static double number(Frame frame, String column, int row) {
    return frame.column(column).number(row);
  }

  @Test
  void eachPartOfAStackBeginsWhereTheOneBeforeEnds() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < EXAMPLES; i++) {
      Frame raw = frame(random);
      Frame frame = stacked(raw, Double.NaN, false);
      Map<String, Double> tops = new HashMap<>();
      for (int row = 0; row < frame.rows(); row++) {
        double start = number(frame, "yend", row);
        double end = number(frame, "y", row);
        String side = text(frame, "x", row) + (end < start ? "-" : "+");
        assertThat(start).isEqualTo(tops.getOrDefault(side, 0.0));
        tops.put(side, end);
      }
      Map<String, Double> sums = sums(raw);
      sums.forEach((side, sum) ->
          assertThat(tops.getOrDefault(side, 0.0)).isCloseTo(sum, within(Math.abs(sum) * 1e-12)));
    }
  }

  /// Of what lies above and below zero at each place.
  private static Map<String, Double> sums(Frame frame) {
    Map<String, Double> sums = new TreeMap<>();
    for (int row = 0; row < frame.rows(); row++) {
      double height = number(frame, "y", row);
      sums.merge(text(frame, "x", row) + (height < 0 ? "-" : "+"), height, Double::sum);
    }
    return sums;
  }

  private static Map<String, double[]> ends(Frame frame) {
    Map<String, double[]> ends = new TreeMap<>();
    for (int row = 0; row < frame.rows(); row++) {
      double[] both = {number(frame, "y", row), number(frame, "yend", row)};
      double[] place = ends.computeIfAbsent(text(frame, "x", row), _ -> both.clone());
      place[0] = Math.min(place[0], Math.min(both[0], both[1]));
      place[1] = Math.max(place[1], Math.max(both[0], both[1]));
    }
    return ends;
  }

  @Test
  void stretchedStacksAreAsHighAsTheirTotal() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < EXAMPLES; i++) {
      Frame frame = frame(random);
      double total = random.nextDouble(0.5, 200);
      ends(stacked(frame, total, false))
          .values()
          .forEach(place -> {
            double height = place[1] - place[0];
            assertThat(height == 0 || Math.abs(height - total) < OFF * total).isTrue();
          });
    }
  }

  @Test
  void centredStacksLieAroundZero() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < EXAMPLES; i++) {
      ends(stacked(frame(random), Double.NaN, true))
          .values()
          .forEach(place ->
              assertThat(place[0] + place[1])
                  .isCloseTo(0, within(OFF * Math.max(1, place[1] - place[0]))));
    }
  }

  @Test
  void dodgedGroupsNeverOverlap() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < EXAMPLES; i++) {
      double width = random.nextDouble(0.1, 1);
      Frame frame = frame(random);
      Dodge.Dodged dodged =
          new Dodge(List.of("x"), List.of("xoffset"), List.of(), List.of("g"), width).apply(frame);
      if (!dodged.frame().has("xoffset")) {
        assertThat(dodged.slots()).isEqualTo(1);
        continue;
      }
      Map<String, TreeSet<Double>> middles = new TreeMap<>();
      for (int row = 0; row < frame.rows(); row++) {
        middles
            .computeIfAbsent(text(dodged.frame(), "g", row), _ -> new TreeSet<>())
            .add(number(dodged.frame(), "xoffset", row));
      }
      double slot = width / dodged.slots();
      assertThat(middles.values()).as("a group has one slot").allMatch(own -> own.size() == 1);
      double[] sorted = middles.values().stream().mapToDouble(TreeSet::first).sorted().toArray();
      for (int k = 1; k < sorted.length; k++) {
        assertThat(sorted[k] - sorted[k - 1]).isGreaterThanOrEqualTo(slot - 1e-12);
      }
      assertThat(Arrays.stream(sorted))
          .allMatch(at -> Math.abs(at) + slot / 2 <= width / 2 + 1e-12);
    }
  }

  @Test
  void jitterStaysInItsSlotAndFollowsItsSeed() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < EXAMPLES; i++) {
      double width = random.nextDouble(0, 1);
      Frame frame = frame(random);
      long seed = random.nextLong();
      Jitter jitter =
          new Jitter(
              List.of("x"),
              List.of("xoffset"),
              List.of("g"),
              Jitter.Distribution.UNIFORM,
              "both",
              width,
              seed);
      Frame once = jitter.apply(frame, Column.of(), Double.NaN, 1);
      Frame again = jitter.apply(frame, Column.of(), Double.NaN, 1);
      for (int row = 0; row < frame.rows(); row++) {
        double at = number(once, "xoffset", row);
        assertThat(Math.abs(at)).isLessThanOrEqualTo(width / 2);
        assertThat(number(again, "xoffset", row)).isEqualTo(at);
      }
    }
  }
}
