package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The columns of a source.
///
/// @param isOpen whether it has every column that anyone names: nobody has looked yet
record Schema(Map<String, Type> columns, boolean isOpen) {

  /// Before the source is known.
  static final Schema OPEN = new Schema(Map.of(), true);

  private static final Set<String> GEOMETRIES =
      Set.of("geom", "geometry", "wkb_geometry", "the_geom", "shape");

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

  /// The column that a map draws where none is named: the only one of bytes that is called like
  /// one.
  Optional<String> geometry() {
    List<String> found =
        columns.keySet().stream()
            .filter(name -> type(name) == Type.BINARY)
            .filter(name -> GEOMETRIES.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  Type type(String column) {
    return columns.getOrDefault(column, Type.TEXT);
  }
}
