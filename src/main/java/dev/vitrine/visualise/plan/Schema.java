package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns of a source.
///
/// @param isOpen whether it has every column that anyone names: nobody has looked yet
record Schema(Map<String, Type> columns, boolean isOpen) {

  /// Before the source is known.
  static final Schema OPEN = new Schema(Map.of(), true);

  static Schema of(Frame frame) {
    Map<String, Type> columns = new LinkedHashMap<>();
    frame.columns().forEach((name, column) -> columns.put(name, column.type()));
    return new Schema(columns, false);
  }

  /// The column that is meant: the same name, else the only one that differs in case.
  Optional<String> find(String name) {
    if (isOpen || columns.containsKey(name)) {
      return Optional.of(name);
    }
    List<String> alike = columns.keySet().stream().filter(name::equalsIgnoreCase).toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  Type type(String column) {
    return columns.getOrDefault(column, Type.TEXT);
  }
}
