package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.ScalePlan;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What happens after the statistics to values that a scale does not reach.
record Bounds(Map<String, Scale> scales) {

  LayerRows apply(LayerRows rows) {
    LayerRows result = rows;
    for (String column : rows.frame().names()) {
      String family = Names.isAesthetic(column) ? Names.family(Names.aestheticOf(column)) : column;
      Scale scale = scales.get(family);
      if (scale != null && !scale.plan().from().isEmpty() && !rows.layer().isUnscaled(family)) {
        result = bounded(result, column, scale);
      }
    }
    return result;
  }

  private static LayerRows bounded(LayerRows rows, String name, Scale scale) {
    ScalePlan plan = scale.plan();
    LayerRows kept =
        switch (plan.kind()) {
          case DISCRETE, ORDINAL -> rows.withFrame(listed(rows.frame(), name, scale));
          case CONTINUOUS -> rows.withFrame(limited(rows.frame(), name, scale));
          case BINNED, IDENTITY -> rows;
        };
    boolean required = rows.layer().geom().requires(rows.layer().aligned(Names.aestheticOf(name)));
    return required && !plan.keepsNull()
        ? kept.withFrame(without(kept.frame(), kept.frame().column(name)::isNull))
        : kept;
  }

  private static Frame listed(Frame frame, String name, Scale scale) {
    Set<Value> levels = new HashSet<>(scale.domain());
    Column column = frame.column(name);
    ColumnBuilder builder = ColumnBuilder.of(column.type());
    for (int row = 0; row < frame.rows(); row++) {
      Value value = column.value(row);
      builder.append(levels.contains(value) ? value : Value.Missing.NULL);
    }
    return frame.with(name, builder.build());
  }

  private static Frame limited(Frame frame, String name, Scale scale) {
    if (scale.domain().size() != 2) {
      return frame;
    }
    ScalePlan plan = scale.plan();
    double low = scale.domain().getFirst().position();
    double high = scale.domain().getLast().position();
    Column column = frame.column(name);
    if (plan.censors()) {
      return without(frame, row -> column.number(row) < low || column.number(row) > high);
    }
    return plan.squishes() ? frame.with(name, squished(column, scale)) : frame;
  }

  private static Column squished(Column column, Scale scale) {
    ColumnBuilder builder = ColumnBuilder.of(column.type());
    for (int row = 0; row < column.size(); row++) {
      Value value = column.value(row);
      double at = value.position();
      boolean below = at < scale.domain().getFirst().position();
      boolean above = at > scale.domain().getLast().position();
      builder.append(below ? scale.domain().getFirst() : above ? scale.domain().getLast() : value);
    }
    return builder.build();
  }

  private static Frame without(Frame frame, IntPredicate gone) {
    int[] kept = IntStream.range(0, frame.rows()).filter(row -> !gone.test(row)).toArray();
    return kept.length == frame.rows() ? frame : frame.take(kept);
  }
}
