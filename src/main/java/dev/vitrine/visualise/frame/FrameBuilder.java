package dev.vitrine.visualise.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects a [Frame] column by column or row by row.
public final class FrameBuilder {

  private final List<Frame.Field> fields;
  private final List<ColumnBuilder> builders;

  FrameBuilder(List<Frame.Field> fields) {
    this.fields = List.copyOf(fields);
    this.builders = fields.stream().map(field -> new ColumnBuilder(field.type())).toList();
  }

  public ColumnBuilder column(int index) {
    return builders.get(index);
  }

  /// @throws IllegalArgumentException when the columns differ in length
  public Frame build() {
    Map<String, Column> columns = new LinkedHashMap<>();
    int rows = -1;
    for (int i = 0; i < fields.size(); i++) {
      Column column = builders.get(i).build();
      if (rows >= 0 && rows != column.size()) {
        throw new IllegalArgumentException("columns of " + rows + " and " + column.size());
      }
      rows = column.size();
      columns.putIfAbsent(fields.get(i).name(), column);
    }
    return new Frame(Math.max(rows, 0), columns);
  }
}
