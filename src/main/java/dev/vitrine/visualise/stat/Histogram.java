package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How many values, or how much weight, equal steps of the axis hold in each group. Two scans: the
/// bins start at the least value and share the extent, so that the first finds both.
///
/// @param x whose values they are
/// @param space in which the bins are equally wide
/// @param bins how many at most, from 1
/// @param binwidth of each, in the axis' numbers, days or seconds, or in the numbers of its space;
///   NaN divides the extent by `bins`. Bins of dates are whole days
/// @param closedRight whether a value on an edge belongs to the bin on its left
public record Histogram(
    Measure x, Space space, int bins, double binwidth, boolean closedRight, Columns columns)
    implements Statistic {

  /// Names of the columns that it makes: a bin's edges, what it holds, and that as a share of its
  /// group.
  public record Columns(String bin, String binEnd, String count, String density) {}

  private static final String LOW = "__low";
  private static final String HIGH = "__high";
  private static final String BIN = "__bin";
  private static final String HELD = "__held";

  /// Edges are rounded to 10 decimals, but not those of bins too narrow for it.
  private static final double DECIMALS = 1e10;

  private static final double NARROW = 1e-6;

  /// @param least value of all
  /// @param before how far below it the first bin starts
  /// @param last number of the last bin
  private record Edges(double least, double before, double width, double last) {}

  @Override
  public Set<Capability> needs() {
    return Capability.all(x.needs(), space.needs(), Set.of(Capability.WINDOWS));
  }

  @Override
  public Work begin(Base base) {
    Keys keys = Keys.without(base, x);
    Points points = new Points(base, keys, x, Optional.empty());
    String place = points.name(Points.X);
    String extent =
        "SELECT MIN("
            + place
            + ") AS "
            + points.name(LOW)
            + ", MAX("
            + place
            + ") AS "
            + points.name(HIGH)
            + " FROM "
            + placed(points);
    return new Work.Ask(extent, "extent", frame -> count(points, edges(frame)));
  }

  /// The rows with their places in the bins' space.
  private String placed(Points points) {
    if (space.equals(Space.LINEAR)) {
      return points.table();
    }
    List<String> select = new ArrayList<>(points.keys().names());
    if (points.isWeighted()) {
      select.add(points.name(Points.WEIGHT));
    }
    String place = points.name(Points.X);
    select.add(space.there(points.dialect(), place) + " AS " + place);
    return "(SELECT "
        + String.join(", ", select)
        + " FROM "
        + points.table()
        + ") AS "
        + points.name("__bent");
  }

  private Edges edges(Frame extent) {
    double low = extent.column(LOW).number(0);
    double high = extent.column(HIGH).number(0);
    if (!(low < high)) {
      double lone = Double.isNaN(low) ? 1 : x.type().isTemporal() ? x.loneWidth(low) : 1;
      return around(Double.isNaN(low) ? 0 : low, Double.isNaN(binwidth) ? lone : given());
    }
    if (!Double.isNaN(binwidth)) {
      return around(low, given());
    }
    if (bins == 1) {
      return new Edges(low, 0, high - low, 0);
    }
    double width = (high - low) / (bins - 1);
    return around(low, x.type() == Type.DATE ? Math.ceil(width) : rounded(width, width));
  }

  private double given() {
    double width = binwidth * (space.equals(Space.LINEAR) ? x.unit() : 1);
    return x.type() == Type.DATE ? Math.max(1, Math.rint(width)) : width;
  }

  /// The first bin has the least value in its middle; one of whole days as nearly as may be.
  private Edges around(double low, double width) {
    double half = x.type() == Type.DATE ? Math.floor(width / 2) : width * 0.5;
    return new Edges(rounded(low, width), half, width, Double.POSITIVE_INFINITY);
  }

  private double rounded(double value, double width) {
    boolean keeps = x.type().isTemporal() || width < NARROW;
    double scaled = value * DECIMALS;
    boolean fits = Math.abs(scaled) < Long.MAX_VALUE;
    return keeps || !fits
        ? value
        : Math.copySign((double) Math.round(Math.abs(scaled)), value) / DECIMALS;
  }

  private Work count(Points points, Edges edges) {
    Keys keys = points.keys();
    SqlDialect dialect = points.dialect();
    String held = points.name(HELD);
    String low = edge(points, edges, "");
    String high = edge(points, edges, " + " + number(points, edges.width()));
    String within = keys.isEmpty() ? "" : "PARTITION BY " + keys.list();
    List<String> select = new ArrayList<>(keys.names());
    select.add(value(points, low) + " AS " + points.name(columns.bin()));
    select.add(value(points, high) + " AS " + points.name(columns.binEnd()));
    select.add(held + " AS " + points.name(columns.count()));
    select.add(
        held
            + " / NULLIF(SUM("
            + held
            + ") OVER ("
            + within
            + "), 0) AS "
            + points.name(columns.density()));
    String sql = "SELECT " + String.join(", ", select) + " FROM (" + binned(points, edges);
    List<String> order = new ArrayList<>(keys.names());
    order.add(dialect.name(columns.bin()));
    return new Work.Query(sql + ") AS " + points.name("__bins"), order);
  }

  private static String number(Points points, double value) {
    return Measure.number(points.dialect(), value);
  }

  private static String edge(Points points, Edges edges, String more) {
    return "("
        + points.name(BIN)
        + " * "
        + number(points, edges.width())
        + " + "
        + number(points, edges.least())
        + " - "
        + number(points, edges.before())
        + more
        + ")";
  }

  private String value(Points points, String edge) {
    return x.back(points.dialect(), space.back(points.dialect(), edge));
  }

  /// A row for each bin of each group.
  private String binned(Points points, Edges edges) {
    String sum = points.isWeighted() ? "SUM(" + points.name(Points.WEIGHT) + ")" : "COUNT(*)";
    List<String> select = new ArrayList<>(points.keys().names());
    if (points.isWeighted()) {
      select.add(points.name(Points.WEIGHT));
    }
    select.add(bin(points, edges) + " AS " + points.name(BIN));
    return "SELECT "
        + points.keys().list(points.name(BIN))
        + ", "
        + points.dialect().cast(sum, Type.NUMBER)
        + " AS "
        + points.name(HELD)
        + " FROM (SELECT "
        + String.join(", ", select)
        + " FROM "
        + placed(points)
        + " WHERE "
        + points.name(Points.X)
        + " IS NOT NULL) AS "
        + points.name("__numbered")
        + " GROUP BY "
        + points.keys().list(points.name(BIN));
  }

  /// The number of a value's bin, from 0.
  private String bin(Points points, Edges edges) {
    SqlDialect dialect = points.dialect();
    String widths =
        "(("
            + points.name(Points.X)
            + " - "
            + number(points, edges.least())
            + " + "
            + number(points, edges.before())
            + ") / "
            + number(points, edges.width())
            + ")";
    String from =
        closedRight ? "-" + dialect.floor("(-" + widths + ")") + " - 1" : dialect.floor(widths);
    String bin = "CASE WHEN " + from + " < 0 THEN " + number(points, 0) + " ELSE " + from + " END";
    return Double.isFinite(edges.last()) ? number(points, edges.last()) : bin;
  }
}
