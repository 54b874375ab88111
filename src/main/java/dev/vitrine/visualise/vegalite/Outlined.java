package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A violin: a line up along one side and down along the other, filled.
record Outlined(Picture.Layer layer) {

  private static final String ENDS = "__ends";
  private static final String END = "__end";
  private static final String PLACE = "__place";
  private static final String ORDER = "__order";

  LayerDocument draw(LayerDocument line) {
    line.with("filled", true).clipped();
    String reach = "datum['" + Names.column("offset") + "']";
    String along = "datum['" + Names.column(layer.transposed() ? Names.X : Names.Y) + "']";
    String category = Names.column(layer.transposed() ? Names.Y : Names.X);
    line.transforms().add(calculate(ENDS, ends(reach)));
    Map<String, Object> flatten = new LinkedHashMap<>();
    flatten.put("flatten", List.of(ENDS));
    flatten.put("as", List.of(END));
    line.transforms().add(flatten);
    String moved = "datum." + END + " + (datum['" + category + "offset'] || 0)";
    line.transforms().add(calculate(PLACE, moved));
    line.transforms().add(calculate(ORDER, "datum." + END + " > 0 ? -" + along + " : " + along));
    String channel = layer.transposed() ? "yOffset" : "xOffset";
    line.channels().put(channel, Encoding.offset(PLACE, !layer.transposed()));
    line.channels().put("order", Map.of("field", ORDER, "type", "quantitative"));
    line.channels().put("detail", detail(line.channels().get("detail"), category));
    List.of("fill", "stroke").forEach(colour -> round(line, colour));
    return line;
  }

  private String ends(String reach) {
    return switch (Sides.named(layer.word("side", "both"))) {
      case BOTH -> "[" + reach + ", -" + reach + "]";
      case AFTER -> "[" + reach + "]";
      case BEFORE -> "[-" + reach + "]";
    };
  }

  private static Map<String, Object> calculate(String as, String expression) {
    Map<String, Object> transform = new LinkedHashMap<>();
    transform.put("calculate", expression);
    transform.put("as", as);
    return transform;
  }

  /// A violin for each category of each group.
  private static List<Object> detail(@Nullable Object groups, String category) {
    List<Object> detail = new ArrayList<>();
    if (groups instanceof List<?> several) {
      detail.addAll(several);
    } else if (groups != null) {
      detail.add(groups);
    }
    detail.add(Map.of("field", category, "type", "nominal"));
    return detail;
  }

  /// Legends of lines would show strokes.
  private static void round(LayerDocument line, String colour) {
    if (line.channels().get(colour) instanceof Map<?, ?> channel
        && channel.get("legend") instanceof Map<?, ?> legend) {
      Map<String, Object> changed = copy(channel);
      Map<String, Object> keys = copy(legend);
      keys.put("symbolType", "circle");
      changed.put("legend", keys);
      line.channels().put(colour, changed);
    }
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
