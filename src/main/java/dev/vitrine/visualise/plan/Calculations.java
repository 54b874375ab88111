package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.scale.Transform;
import dev.vitrine.visualise.stat.Boxplot;
import dev.vitrine.visualise.stat.Density;
import dev.vitrine.visualise.stat.Histogram;
import dev.vitrine.visualise.stat.Kernel;
import dev.vitrine.visualise.stat.Measure;
import dev.vitrine.visualise.stat.Smooth;
import dev.vitrine.visualise.stat.Smoothing;
import dev.vitrine.visualise.stat.Space;
import dev.vitrine.visualise.stat.Statistic;
import dev.vitrine.visualise.stat.Violin;
import dev.vitrine.visualise.syntax.Literal;
import java.util.Map;

/// Makes the statistics that calculate with an axis, from what a layer's SETTING says.
///
/// @param mostRows that a chart may have
record Calculations(
    LayerPlan layer, Map<String, ScalePlan> plans, Coordinates coordinates, int mostRows) {

  private static final int BINS = 30;
  private static final double FENCE = 1.5;
  private static final double TAILS = 3;

  Statistic histogram() {
    return new Histogram(
        measure(Names.X),
        space(),
        (int) layer.number("bins", BINS),
        layer.number("binwidth", Double.NaN),
        layer.word("closed", "right").equals("right"),
        new Histogram.Columns(
            Names.stat("bin"), Names.stat("bin_end"), Names.stat("count"), Names.stat("density")));
  }

  Statistic density() {
    return new Density(
        measure(Names.X), smoothing(), Names.stat("density"), Names.stat("intensity"));
  }

  Statistic violin() {
    double tails =
        layer.parameters().get("tails") == Literal.Null.NULL
            ? Double.NaN
            : layer.number("tails", TAILS);
    return new Violin(
        measure(Names.Y),
        Names.X,
        smoothing(),
        tails,
        Names.stat("density"),
        Names.stat("intensity"));
  }

  Statistic smooth() {
    Smooth.Method method =
        switch (layer.word("method", "nw")) {
          case "ols" -> Smooth.Method.LEAST_SQUARES;
          case "tls" -> Smooth.Method.TOTAL_LEAST_SQUARES;
          default -> Smooth.Method.NEAREST_MEANS;
        };
    return new Smooth(
        method, measure(Names.X), measure(Names.Y), smoothing(), Names.stat("intensity"));
  }

  Statistic boxplot() {
    return new Boxplot(
        measure(Names.Y),
        Names.X,
        layer.number("coef", FENCE),
        layer.flag("outliers", true),
        mostRows,
        new Boxplot.Columns(Names.stat("type"), Names.stat("value"), Names.stat("value2")));
  }

  private Smoothing smoothing() {
    return new Smoothing(
        Kernel.named(layer.word("kernel", "gaussian")).orElse(Kernel.GAUSSIAN),
        layer.number("bandwidth", Double.NaN),
        layer.number("adjust", 1));
  }

  /// Bins are equally wide as they are drawn.
  private Space space() {
    ScalePlan plan = plans.get(layer.aligned(Names.X));
    Transform transform = plan == null ? Transform.IDENTITY : plan.transform();
    return switch (transform) {
      case LOG10 -> Space.logarithm(10);
      case LOG2 -> Space.logarithm(2);
      case LN -> Space.logarithm(Math.E);
      case SQRT -> Space.ROOT;
      default -> Space.LINEAR;
    };
  }

  /// @param axis in aligned form
  private Measure measure(String axis) {
    String real = layer.aligned(axis);
    ScalePlan plan = plans.get(real);
    Type type = plan == null ? Type.TEXT : plan.type();
    if (type.isDiscrete()) {
      throw layer.error(
          "'%s' calculates with '%s', which shows %s; it needs numbers, dates or times"
              .formatted(
                  layer.geom().shown(),
                  coordinates.user(real),
                  type == Type.BOOLEAN ? "booleans" : "text"));
    }
    return new Measure(axis, type);
  }
}
