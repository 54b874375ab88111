package dev.vitrine.notebooks.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Python cells show, in the words of this door.
final class PythonOutputs {

  private static final String TABLE = "application/vnd.dataframe+json";

  private PythonOutputs() {}

  static String mimeType(String ofKernel) {
    return switch (ofKernel) {
      case "application/vnd.vega-lite+json" -> StatementCells.VEGA_LITE;
      case "application/vnd.plotly+json" -> "application/vnd.plotly.v1+json";
      case TABLE -> "application/json";
      default -> ofKernel;
    };
  }

  static @Nullable Object data(String ofKernel, Object data) {
    if (!ofKernel.equals(TABLE) || !(data instanceof Map<?, ?> table)) {
      return data;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("type", "table");
    table.forEach((name, value) ->
        shown.put(name.equals("rowCount") ? "row_count" : String.valueOf(name), value));
    return shown;
  }
}
