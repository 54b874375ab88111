package dev.vitrine.visualise.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows as columns, in the order in which they came.
///
/// ```java
/// FrameBuilder builder = Frame.builder(List.of(new Field("x", Type.INTEGER)));
/// builder.column(0).append(1L).append(2L);
/// Frame frame = builder.build();
/// ```
///
/// @param rows how many; each column has as many
/// @param columns by name, in their order
public record Frame(int rows, Map<String, Column> columns) {

  /// A column before its values.
  public record Field(String name, Type type) {}

  public Frame {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  public static FrameBuilder builder(List<Field> fields) {
    return new FrameBuilder(fields);
  }

  public Set<String> names() {
    return columns.keySet();
  }

  public boolean has(String name) {
    return columns.containsKey(name);
  }

  public Optional<Column> find(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /// @throws IllegalArgumentException when there is no such column
  public Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column " + name + " in " + columns.keySet());
    }
    return column;
  }

  public Frame with(String name, Column column) {
    Map<String, Column> changed = new LinkedHashMap<>(columns);
    changed.put(name, column);
    return new Frame(rows, changed);
  }

  public Frame without(String name) {
    Map<String, Column> changed = new LinkedHashMap<>(columns);
    changed.remove(name);
    return new Frame(rows, changed);
  }

  /// The rows at these indexes, in this order.
  public Frame take(int[] picked) {
    Map<String, Column> taken = new LinkedHashMap<>();
    columns.forEach((name, column) -> taken.put(name, column.take(picked)));
    return new Frame(picked.length, taken);
  }
}
