package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Values counted in cells much narrower than the bandwidth, so that the engine sends a few
/// thousand numbers however many rows there are. A value that lies between two cells counts for
/// both by its nearness, which keeps the mean of the values exact.
///
/// A step of the grid is a whole number of cells (the scale, a power of two), so that the distance
/// of a cell from a place of the grid is a whole number too and the kernel is a table.
///
/// @param frame that the groups were read from
/// @param scales cells to a step of the grid, by group
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cells(
    Points points,
    Frame frame,
    List<Group> groups,
    Grid grid,
    Kernel kernel,
    double reach,
    long[] scales) {

  /// Up to here all groups may have the cells of the one that needs the most, which saves a join.
  private static final long FEW = 1 << 16;

  private static final int MOST_BITS = 40;

  /// Fractions of cells are multiples of 2^-20: sums of them are exact in any order.
  private static final double FRACTIONS = 1 << 20;

  private static final String SCALE = "__scale";
  private static final String PLACE = "__place";
  private static final String CELL = "__cell";

  static Cells of(
      Points points, Frame frame, List<Group> groups, Grid grid, Kernel kernel, double reach) {
    long[] scales = groups.stream().mapToLong(group -> scale(group, grid, kernel)).toArray();
    long most = Arrays.stream(scales).max().orElse(1);
    if (most * grid.size() <= FEW) {
      Arrays.fill(scales, most);
    }
    return new Cells(points, frame, groups, grid, kernel, reach, scales);
  }

  private static long scale(Group group, Grid grid, Kernel kernel) {
    double wanted = kernel.resolution() * grid.step() / group.bandwidth();
    int bits = Math.clamp((long) Math.ceil(Math.log(wanted) / Math.log(2)), 0, MOST_BITS);
    return 1L << bits;
  }

  private boolean isUniform() {
    return Arrays.stream(scales).distinct().count() == 1;
  }

  /// A row for each cell that is not empty: how much it holds and how much of that belongs to the
  /// next one.
  String sql() {
    List<String> select = new ArrayList<>(points.keys().names());
    String cell = points.name(CELL);
    String fraction = "(" + points.name(PLACE) + " - " + cell + ")";
    select.add(cell);
    select.add(points.name(SCALE));
    sums(fraction).forEach((name, sum) -> select.add(sum + " AS " + points.name(name)));
    return "SELECT "
        + String.join(", ", select)
        + " FROM ("
        + counted()
        + ") AS "
        + points.name("__counted")
        + " GROUP BY "
        + points.keys().list(cell, points.name(SCALE));
  }

  private Map<String, String> sums(String fraction) {
    String weight = points.isWeighted() ? points.name(Points.WEIGHT) : "";
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put("__s0", sum(weight));
    sums.put("__s1", sum(weight, fraction));
    if (points.y().isPresent()) {
      String height = points.name(Points.Y);
      sums.put("__s2", sum(weight, height));
      sums.put("__s3", sum(weight, height, fraction));
    }
    return sums;
  }

  private static String sum(String... factors) {
    String product =
        Arrays.stream(factors)
            .filter(factor -> !factor.isEmpty())
            .collect(Collectors.joining(" * "));
    return product.isEmpty() ? "COUNT(*)" : "SUM(" + product + ")";
  }

  /// Each row with its cell.
  private String counted() {
    return "SELECT "
        + values(points.name(PLACE), points.name(SCALE))
        + ", "
        + points.dialect().floor(points.name(PLACE))
        + " AS "
        + points.name(CELL)
        + " FROM ("
        + placed()
        + ") AS "
        + points.name("__placed")
        + near();
  }

  private String values(String... more) {
    List<String> all = new ArrayList<>(points.keys().names());
    if (points.y().isPresent()) {
      all.add(points.name(Points.Y));
    }
    if (points.isWeighted()) {
      all.add(points.name(Points.WEIGHT));
    }
    all.addAll(List.of(more));
    return String.join(", ", all);
  }

  /// Each row with its place in cells.
  private String placed() {
    String steps =
        "((" + points.name(Points.X) + " - " + number(grid.low()) + ") / " + number(grid.step());
    String fine = steps + " * " + points.name(SCALE) + " * " + number(FRACTIONS) + ")";
    return "SELECT "
        + values(points.name(SCALE))
        + ", "
        + points.dialect().floor(fine)
        + " / "
        + number(FRACTIONS)
        + " AS "
        + points.name(PLACE)
        + " FROM ("
        + scaled()
        + ") AS "
        + points.name("__scaled");
  }

  /// Each row with the scale of its group.
  private String scaled() {
    if (isUniform()) {
      String scale = number((double) scales[0]) + " AS " + points.name(SCALE);
      return "SELECT " + values(points.name(Points.X), scale) + " FROM " + points.table();
    }
    String from = points.name("__points");
    String table = points.name("__groups");
    List<String> select =
        new ArrayList<>(points.keys().names().stream().map(key -> from + "." + key).toList());
    select.add(from + "." + points.name(Points.X));
    points.y().ifPresent(_ -> select.add(from + "." + points.name(Points.Y)));
    if (points.isWeighted()) {
      select.add(from + "." + points.name(Points.WEIGHT));
    }
    select.add(
        "COALESCE("
            + table
            + "."
            + points.name(SCALE)
            + ", "
            + number((double) scales[0])
            + ") AS "
            + points.name(SCALE));
    return "SELECT "
        + String.join(", ", select)
        + " FROM "
        + points.table()
        + " LEFT JOIN "
        + groupTable().sql(table)
        + " ON "
        + points.keys().same(from, table);
  }

  private GroupTable groupTable() {
    double[] numbers = new double[frame.rows()];
    for (int i = 0; i < scales.length; i++) {
      numbers[groups.get(i).row()] = (double) scales[i];
    }
    List<Integer> rows = groups.stream().map(Group::row).toList();
    return new GroupTable(points.keys(), frame, rows, Map.of(SCALE, numbers));
  }

  /// Where the bandwidth is much less than a step of the grid, most values are near no place of it
  /// and count for nothing: they stay where they are.
  private String near() {
    double cells = 2 * kernel.resolution() * reach + 1;
    long most = Arrays.stream(scales).max().orElse(1);
    if (most <= 2 * cells || most * grid.size() <= FEW) {
      return "";
    }
    String place = points.name(PLACE);
    String scale = points.name(SCALE);
    String nearest = points.dialect().floor("(" + place + " / " + scale + " + 0.5)");
    return " WHERE ABS(" + place + " - " + scale + " * " + nearest + ") <= " + number(cells);
  }

  private String number(double value) {
    return Measure.number(points.dialect(), value);
  }

  /// Adds the rows of [#sql] to the groups' curves.
  void fill(Frame cells, List<Curve> curves) {
    Map<List<Value>, Curve> byKey =
        curves.stream().collect(Collectors.toMap(curve -> curve.group().key(), curve -> curve));
    Map<Double, double[]> tables = new LinkedHashMap<>();
    for (int row = 0; row < cells.rows(); row++) {
      Curve curve = byKey.get(points.keys().values(cells, row));
      if (curve == null) {
        throw new IllegalStateException("a group that was not there a moment ago");
      }
      long scale = (long) cells.column(SCALE).number(row);
      double width = curve.group().bandwidth() / grid.step() * scale;
      add(cells, row, curve, tables.computeIfAbsent(width, w -> kernel.table(w, reach)), scale);
    }
  }

  private void add(Frame cells, int row, Curve curve, double[] table, long scale) {
    double weight = known(cells, "__s0", row);
    double next = known(cells, "__s1", row);
    boolean has = points.y().isPresent();
    double moment = has ? known(cells, "__s2", row) : 0;
    double nextMoment = has ? known(cells, "__s3", row) : 0;
    long cell = (long) cells.column(CELL).number(row);
    curve.addCell(table, scale, cell, weight - next, moment - nextMoment);
    curve.addCell(table, scale, cell + 1, next, nextMoment);
  }

  private static double known(Frame cells, String name, int row) {
    double value = cells.column(name).number(row);
    return Double.isNaN(value) ? 0 : value;
  }
}
