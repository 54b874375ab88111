package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.graph.Graph;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cells as clients are told of them.
final class CellJson {

  private CellJson() {}

  /// With what its last run came to.
  static Map<String, @Nullable Object> whole(Cell cell, CellState state, Graph graph) {
    Map<String, @Nullable Object> json =
        Json.object("id", cell.id(), "type", cell.type().word(), "code", cell.code());
    state.describe(json);
    addNames(cell, graph, json);
    return json;
  }

  /// Its text, and what it reads and defines.
  static Map<String, @Nullable Object> brief(Cell cell, Graph graph) {
    Map<String, @Nullable Object> json = Json.object("code", cell.code());
    addNames(cell, graph, json);
    return json;
  }

  private static void addNames(Cell cell, Graph graph, Map<String, @Nullable Object> json) {
    json.put("reads", List.copyOf(graph.facts(cell.id()).reads()));
    json.put("writes", graph.writes(cell.id()));
  }
}
