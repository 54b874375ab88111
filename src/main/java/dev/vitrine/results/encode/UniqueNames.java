package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names for formats in which a name stands once: `A`, `A`, `B` become `A`, `A_2`, `B`.
public final class UniqueNames {

  private UniqueNames() {}

  /// A column keeps its name if it is the first that has it, also when an earlier one's new name
  /// would take it.
  public static List<String> of(List<Column> columns) {
    Set<String> taken = new HashSet<>();
    columns.forEach(column -> taken.add(column.name()));
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      String name = column.name();
      for (int n = 2; !used.add(name); n++) {
        String numbered = column.name() + '_' + n;
        name = taken.contains(numbered) ? name : numbered;
      }
      names.add(name);
    }
    return names;
  }
}
