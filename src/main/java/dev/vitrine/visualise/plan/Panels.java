package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.frame.ValueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which panel each row belongs to. A layer without a variable is drawn in all panels, or has one
/// of its own.
///
/// @param repeats whether such a layer is drawn in all panels
/// @param mostRows that the layers may have together
record Panels(List<LayerRows> layers, boolean repeats, int mostRows) {

  /// The layers with all variables.
  ///
  /// @param variables aesthetics
  /// @throws SqlError `CHART_TOO_LARGE` when repeating makes too many rows
  List<LayerRows> spread(List<String> variables) {
    Map<String, Column> values = new LinkedHashMap<>();
    variables.forEach(variable -> values.put(Names.column(variable), values(variable)));
    checkRows(values);
    return layers.stream().map(rows -> spread(rows, values)).toList();
  }

  /// How many panels a variable makes; NULL's is not counted.
  int count(String variable) {
    Column values = values(variable);
    return (int) IntStream.range(0, values.size()).filter(row -> !values.isNull(row)).count();
  }

  /// What a variable is in any layer, in order.
  private Column values(String variable) {
    List<Column> columns =
        layers.stream()
            .flatMap(rows -> rows.frame().find(Names.column(variable)).stream())
            .toList();
    TreeSet<Value> values = new TreeSet<>(ValueOrder.NATURAL);
    for (Column column : columns) {
      IntStream.range(0, column.size()).mapToObj(column::value).forEach(values::add);
    }
    ColumnBuilder builder = ColumnBuilder.of(type(columns));
    values.forEach(builder::append);
    return builder.build();
  }

  private static Type type(List<Column> columns) {
    List<Type> types = columns.stream().map(Column::type).distinct().toList();
    if (types.contains(Type.NUMBER)) {
      return Type.NUMBER;
    }
    return types.size() == 1 ? types.getFirst() : Type.TEXT;
  }

  private void checkRows(Map<String, Column> values) {
    long rows = 0;
    for (LayerRows layer : layers) {
      long each = layer.frame().rows();
      for (Map.Entry<String, Column> value : values.entrySet()) {
        boolean repeated = repeats && !layer.frame().has(value.getKey());
        each *= repeated ? value.getValue().size() : 1;
      }
      rows += each;
    }
    if (rows > mostRows) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "a layer without the facet's variable is drawn in every panel, which makes "
              + rows
              + " rows; a chart may have "
              + mostRows
              + ": give the layer the variable, or aggregate it");
    }
  }

  private LayerRows spread(LayerRows rows, Map<String, Column> values) {
    LayerRows result = rows;
    for (Map.Entry<String, Column> value : values.entrySet()) {
      if (!rows.frame().has(value.getKey())) {
        result = repeats ? repeated(result, value) : apart(result, value);
      }
    }
    return result;
  }

  private static LayerRows repeated(LayerRows rows, Map.Entry<String, Column> value) {
    int each = rows.frame().rows();
    int times = value.getValue().size();
    int[] row = IntStream.range(0, each * times).map(i -> i % each).toArray();
    int[] panel = IntStream.range(0, each * times).map(i -> i / each).toArray();
    Frame frame = rows.frame().take(row).with(value.getKey(), value.getValue().take(panel));
    return grouped(rows.withFrame(frame), value.getKey());
  }

  private static LayerRows apart(LayerRows rows, Map.Entry<String, Column> value) {
    ColumnBuilder nulls = ColumnBuilder.of(value.getValue().type());
    IntStream.range(0, rows.frame().rows()).forEach(_ -> nulls.appendNull());
    return grouped(
        rows.withFrame(rows.frame().with(value.getKey(), nulls.build())), value.getKey());
  }

  /// Marks do not reach from one panel into the next.
  private static LayerRows grouped(LayerRows rows, String column) {
    List<String> groups = new ArrayList<>(rows.groups());
    groups.add(column);
    groups.sort(null);
    return rows.withGroups(groups);
  }
}
