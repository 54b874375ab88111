package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Quartiles of each place, whiskers to what lies within a fence around them, and the values
/// outside: rows of the types `lower_whisker`, `upper_whisker`, `box`, `median` and `outlier`, by
/// type, then by place, then by value.
///
/// Two scans: the fences must be known before a value is outside of them. Where no extreme is
/// outside, the second is left out.
///
/// @param y whose values they are
/// @param axis aesthetic of the main axis, each place of which has a box
/// @param coefficient reach of the fence beyond the box, in heights of the box
/// @param outliers whether they are wanted
/// @param mostOutliers one more is fetched at most, to know that there are more
public record Boxplot(
    Measure y, String axis, double coefficient, boolean outliers, int mostOutliers, Columns columns)
    implements Statistic {

  /// Names of the columns that it makes: `value` is where a part starts, `value2` where it ends,
  /// NULL for a median and an outlier.
  public record Columns(String type, String value, String value2) {}

  private static final String Q1 = "__q1";
  private static final String MEDIAN = "__q2";
  private static final String Q3 = "__q3";
  private static final String MIN = "__min";
  private static final String MAX = "__max";
  private static final String LOW = "__low";
  private static final String HIGH = "__high";

  /// @param row of the frame of all places
  private record Box(int row, double q1, double median, double q3, double min, double max) {

    double low(double coefficient) {
      return Math.max(q1 - coefficient * (q3 - q1), min);
    }

    double high(double coefficient) {
      return Math.min(q3 + coefficient * (q3 - q1), max);
    }

    boolean hasOutliers(double coefficient) {
      return min < low(coefficient) || max > high(coefficient);
    }
  }

  /// @param row of the frame that has its keys
  private record Part(String type, int row, double value, double value2) {}

  @Override
  public Set<Capability> needs() {
    return Capability.all(y.needs(), Set.of(Capability.PERCENTILES));
  }

  @Override
  public Work begin(Base base) {
    Points points = new Points(base, Keys.without(base, y).with(axis), y, Optional.empty());
    String value = points.name(Points.X);
    List<String> quartiles = points.quantiles(0.25, 0.5, 0.75);
    List<String> select =
        List.of(
            quartiles.get(0) + " AS " + points.name(Q1),
            quartiles.get(1) + " AS " + points.name(MEDIAN),
            quartiles.get(2) + " AS " + points.name(Q3),
            "MIN(" + value + ") AS " + points.name(MIN),
            "MAX(" + value + ") AS " + points.name(MAX));
    return new Work.Ask(points.grouped(select), "quartiles", frame -> boxed(points, frame));
  }

  private Work boxed(Points points, Frame frame) {
    List<Box> boxes =
        IntStream.range(0, frame.rows())
            .filter(row -> !frame.column(Q1).isNull(row))
            .boxed()
            .sorted((a, b) ->
                Keys.ORDER.compare(points.keys().values(frame, a), points.keys().values(frame, b)))
            .map(row -> box(frame, row))
            .toList();
    List<Box> open = boxes.stream().filter(box -> box.hasOutliers(coefficient)).toList();
    if (!outliers || open.isEmpty()) {
      return new Work.Rows(rows(points, frame, parts(boxes)));
    }
    String sql = points.dialect().limited(outside(points, frame, open), mostOutliers + 1L);
    return new Work.Ask(sql, "outliers", found -> withOutliers(points, frame, boxes, found));
  }

  private static Box box(Frame frame, int row) {
    return new Box(
        row,
        frame.column(Q1).number(row),
        frame.column(MEDIAN).number(row),
        frame.column(Q3).number(row),
        frame.column(MIN).number(row),
        frame.column(MAX).number(row));
  }

  private List<Part> parts(List<Box> boxes) {
    return Stream.of(
            boxes.stream().map(b -> new Part("lower_whisker", b.row(), b.q1(), b.low(coefficient))),
            boxes.stream()
                .map(b -> new Part("upper_whisker", b.row(), b.q3(), b.high(coefficient))),
            boxes.stream().map(b -> new Part("box", b.row(), b.q1(), b.q3())),
            boxes.stream().map(b -> new Part("median", b.row(), b.median(), Double.NaN)))
        .flatMap(parts -> parts)
        .toList();
  }

  /// Values beyond the fences of their place. NULL is a place as any other.
  private String outside(Points points, Frame frame, List<Box> open) {
    double[] low = new double[frame.rows()];
    double[] high = new double[frame.rows()];
    for (Box box : open) {
      low[box.row()] = box.low(coefficient);
      high[box.row()] = box.high(coefficient);
    }
    String from = points.name("__points");
    String fences = points.name("__fences");
    String value = from + "." + points.name(Points.X);
    String where =
        value
            + " < "
            + fences
            + "."
            + points.name(LOW)
            + " OR "
            + value
            + " > "
            + fences
            + "."
            + points.name(HIGH);
    GroupTable table =
        new GroupTable(
            points.keys(),
            frame,
            open.stream().map(Box::row).toList(),
            Map.of(LOW, low, HIGH, high));
    List<String> select =
        new ArrayList<>(points.keys().names().stream().map(key -> from + "." + key).toList());
    select.add(value);
    String on = points.keys().isEmpty() ? "1 = 1" : points.keys().same(from, fences);
    return "SELECT "
        + String.join(", ", select)
        + " FROM "
        + points.table()
        + " JOIN "
        + table.sql(fences)
        + " ON "
        + on
        + " WHERE "
        + where;
  }

  private Work withOutliers(Points points, Frame frame, List<Box> boxes, Frame found) {
    Frame inside = rows(points, frame, parts(boxes));
    Column values = found.column(Points.X);
    List<Part> parts =
        IntStream.range(0, found.rows())
            .boxed()
            .sorted((a, b) -> compare(points, found, a, b))
            .map(row -> new Part("outlier", row, values.number(row), Double.NaN))
            .toList();
    return new Work.Rows(joined(inside, rows(points, found, parts)));
  }

  private static int compare(Points points, Frame found, int a, int b) {
    Keys keys = points.keys();
    int order = Keys.ORDER.compare(keys.values(found, a), keys.values(found, b));
    Column values = found.column(Points.X);
    return order != 0 ? order : Double.compare(values.number(a), values.number(b));
  }

  private Frame rows(Points points, Frame frame, List<Part> parts) {
    int[] rows = parts.stream().mapToInt(Part::row).toArray();
    Map<String, Column> made = points.keys().columns(frame, rows);
    ColumnBuilder types = ColumnBuilder.of(Type.TEXT);
    parts.forEach(part -> types.append(part.type()));
    made.put(columns.type(), types.build());
    made.put(columns.value(), y.column(parts.stream().mapToDouble(Part::value).toArray()));
    made.put(columns.value2(), y.column(parts.stream().mapToDouble(Part::value2).toArray()));
    return new Frame(rows.length, made);
  }

  private static Frame joined(Frame first, Frame second) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : first.names()) {
      ColumnBuilder builder = ColumnBuilder.of(first.column(name).type());
      append(builder, first.column(name));
      append(builder, second.column(name));
      columns.put(name, builder.build());
    }
    return new Frame(first.rows() + second.rows(), columns);
  }

  private static void append(ColumnBuilder builder, Column column) {
    for (int row = 0; row < column.size(); row++) {
      builder.append(column.value(row));
    }
  }
}
