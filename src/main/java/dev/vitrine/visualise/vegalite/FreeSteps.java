package dev.vitrine.visualise.vegalite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Marks measured in steps of an axis that each panel has for itself. Vega-Lite calls such a scale
/// after the panel, `child_x`, and leaves the name in an expression as it was, so that a bar would
/// have no width.
///
/// @param axes `x`, `y`
record FreeSteps(Set<String> axes) {

  List<Object> apply(List<Object> layers) {
    List<Object> changed = new ArrayList<>();
    layers.forEach(layer -> changed.add(layer(layer)));
    return changed;
  }

  private Object layer(Object layer) {
    if (!(layer instanceof Map<?, ?> keys)) {
      return layer;
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    keys.forEach((key, value) -> {
      Object now =
          switch (String.valueOf(key)) {
            case "mark" -> mark(value);
            case "layer" -> value instanceof List<?> parts ? apply(List.copyOf(parts)) : value;
            default -> value;
          };
      changed.put(String.valueOf(key), now);
    });
    return changed;
  }

  /// Expressions of marks are made of names and numbers of ours alone.
  private @Nullable Object mark(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> keys)) {
      return part;
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    keys.forEach((key, value) ->
        changed.put(
            String.valueOf(key),
            key.equals("expr") && value instanceof String text ? named(text) : mark(value)));
    return changed;
  }

  private String named(String expression) {
    String result = expression;
    for (String axis : axes) {
      result = result.replace("bandwidth('" + axis + "')", "bandwidth('child_" + axis + "')");
    }
    return result;
  }
}
