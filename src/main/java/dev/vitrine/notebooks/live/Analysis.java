package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.graph.Facts;
import dev.vitrine.notebooks.graph.Graph;
import dev.vitrine.notebooks.python.Kernels;
import dev.vitrine.notebooks.python.Names;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads the cells of one notebook, each text once. Under the notebook's lock.
final class Analysis {

  private final Kernels kernels;
  private Map<Cell, Facts> known = Map.of();

  Analysis(Kernels kernels) {
    this.kernels = kernels;
  }

  Graph graph(List<Cell> cells) {
    Map<Cell, Facts> now = new HashMap<>();
    Map<String, Facts> facts = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Facts found = known.containsKey(cell) ? known.get(cell) : read(cell);
      now.put(cell, found);
      facts.put(cell.id(), found);
    }
    known = now;
    return Graph.of(facts);
  }

  private Facts read(Cell cell) {
    return switch (cell.type()) {
      case SQL, CHART -> statement(cell.code());
      case PYTHON -> python(cell.code());
      case MARKDOWN -> Facts.NONE;
    };
  }

  private static Facts statement(String sql) {
    try {
      return Facts.ofStatement(sql);
    } catch (SqlError wrong) {
      return new Facts(new TreeSet<>(), new TreeSet<>(), Optional.of(wrong.text()), false);
    }
  }

  /// Names that begin with an underscore are a cell's own.
  private Facts python(String code) {
    if (!kernels.isAvailable()) {
      return Facts.NONE;
    }
    Names names = kernels.names(code);
    return new Facts(shared(names.reads()), shared(names.defines()), names.error(), false);
  }

  private static SortedSet<String> shared(SortedSet<String> names) {
    SortedSet<String> shared = new TreeSet<>(names);
    shared.removeIf(name -> name.startsWith("_"));
    return shared;
  }
}
