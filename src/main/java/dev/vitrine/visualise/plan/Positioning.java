package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.position.Dodge;
import dev.vitrine.visualise.position.Jitter;
import dev.vitrine.visualise.position.Stack;
import dev.vitrine.visualise.scale.ScalePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Applies a layer's `position` to its rows.
record Positioning(Map<String, ScalePlan> plans) {

  private static final List<String> AXES = List.of(Names.X, Names.Y);

  LayerRows apply(LayerRows rows) {
    return switch (rows.layer().adjustment()) {
      case IDENTITY -> rows;
      case STACK -> stack(rows);
      case DODGE -> dodge(rows);
      case JITTER -> jitter(rows);
    };
  }

  private LayerRows stack(LayerRows rows) {
    List<String> stackable = AXES.stream().filter(axis -> isStackable(rows, axis)).toList();
    if (stackable.size() != 1) {
      return rows;
    }
    String axis = stackable.getFirst();
    LayerPlan layer = rows.layer();
    List<String> place = new ArrayList<>(List.of(Names.column(Names.flipped(axis))));
    place.addAll(Names.facetColumns());
    Stack stack =
        new Stack(
            Names.column(axis),
            Names.column(axis + "end"),
            place,
            rows.groupsInPanel(),
            layer.number("total", Double.NaN),
            layer.flag("center", false));
    return rows.withFrame(stack.apply(rows.frame()));
  }

  private boolean isStackable(LayerRows rows, String axis) {
    ScalePlan plan = plans.get(axis);
    Frame frame = rows.frame();
    String end = Names.column(axis + "end");
    if (plan == null || !plan.kind().isNumberLine() || !frame.has(end)) {
      return false;
    }
    return frame
        .find(Names.column(axis))
        .filter(column -> startsAtZero(column, frame.column(end)))
        .isPresent();
  }

  private static boolean startsAtZero(Column value, Column base) {
    for (int row = 0; row < value.size(); row++) {
      boolean zero = value.number(row) == 0 || base.number(row) == 0;
      if (!zero) {
        return false;
      }
    }
    return true;
  }

  private List<String> levelled() {
    return AXES.stream()
        .filter(axis -> plans.containsKey(axis) && plans.get(axis).kind().hasLevels())
        .toList();
  }

  private LayerRows dodge(LayerRows rows) {
    List<String> axes = levelled();
    if (axes.isEmpty()) {
      return rows;
    }
    double width = rows.layer().number("width", LayerRows.WIDTH);
    Dodge.Dodged dodged = dodging(axes, rows, width).apply(rows.frame());
    LayerRows beside = rows.withFrame(dodged.frame()).withWidth(width / dodged.slots());
    return Violins.dodged(beside, dodged.slots());
  }

  private static Dodge dodging(List<String> axes, LayerRows rows, double width) {
    return new Dodge(
        axes.stream().map(Names::column).toList(),
        axes.stream().map(axis -> Names.column(axis + "offset")).toList(),
        Names.facetColumns(),
        rows.groupsInPanel(),
        width);
  }

  private LayerRows jitter(LayerRows rows) {
    List<String> axes = levelled();
    if (axes.isEmpty()) {
      return rows;
    }
    LayerPlan layer = rows.layer();
    double width = layer.number("width", LayerRows.WIDTH);
    Dodge.Dodged dodged =
        layer.flag("dodge", true)
            ? dodging(axes, rows, width).apply(rows.frame())
            : new Dodge.Dodged(rows.frame(), 1);
    Jitter jitter =
        new Jitter(
            axes.stream().map(Names::column).toList(),
            axes.stream().map(axis -> Names.column(axis + "offset")).toList(),
            rows.groups(),
            Jitter.Distribution.named(layer.word("distribution", "uniform")),
            layer.word("side", "both"),
            width / dodged.slots(),
            (long) layer.number("seed", Jitter.STANDARD_SEED));
    Column values = density(rows, axes, jitter.distribution());
    return rows.withFrame(
        jitter.apply(
            dodged.frame(),
            values,
            layer.number("bandwidth", Double.NaN),
            layer.number("adjust", 1)));
  }

  /// The number axis, whose density spreads the points.
  private static Column density(
      LayerRows rows, List<String> axes, Jitter.Distribution distribution) {
    List<String> numbers = new ArrayList<>(AXES);
    numbers.removeAll(axes);
    if (!distribution.followsDensity()) {
      return Column.of();
    }
    if (numbers.size() != 1 || !rows.frame().has(Names.column(numbers.getFirst()))) {
      throw rows.layer()
          .error(
              "distribution", "Jitter distribution 'density' requires exactly one continuous axis");
    }
    return rows.frame().column(Names.column(numbers.getFirst()));
  }
}
