package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.ScalePlan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;

/// Some engines have no dates, no times and no booleans: what comes as a text or as 0 and 1 becomes
/// what the scale is of.
record Typed(Map<String, ScalePlan> plans) {

  LayerRows apply(LayerRows rows) {
    LayerRows result = rows;
    for (String name : rows.frame().names()) {
      ScalePlan plan =
          Names.isAesthetic(name) ? plans.get(Names.family(Names.aestheticOf(name))) : null;
      Column column = rows.frame().column(name);
      boolean dummy = Names.isAesthetic(name) && rows.dummies().contains(Names.aestheticOf(name));
      if (plan != null && !dummy && differs(column.type(), plan.type())) {
        result = result.withFrame(result.frame().with(name, converted(column, plan.type())));
      }
    }
    return result;
  }

  private static boolean differs(Type came, Type wanted) {
    return (wanted.isTemporal() && came == Type.TEXT)
        || (wanted == Type.BOOLEAN && came.isNumeric());
  }

  private static Column converted(Column column, Type wanted) {
    ColumnBuilder builder = ColumnBuilder.of(wanted);
    for (int row = 0; row < column.size(); row++) {
      switch (column.value(row)) {
        case Value.Text(String text) -> append(builder, text, wanted);
        case Value.Numeric(double number) -> builder.append(number != 0);
        case Value other -> builder.append(other);
      }
    }
    return builder.build();
  }

  private static void append(ColumnBuilder builder, String text, Type wanted) {
    switch (wanted) {
      case DATE -> builder.append(LocalDate.parse(text));
      case TIME -> builder.append(LocalTime.parse(text));
      default -> builder.append(LocalDateTime.parse(text.replace(' ', 'T')));
    }
  }
}
