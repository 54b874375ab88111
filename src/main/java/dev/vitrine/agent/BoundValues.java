package dev.vitrine.agent;

import dev.vitrine.kernel.Binding;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values of placeholders, as the state database keeps them: `[{"type": "FIXED", "value": "7"}]`.
@Singleton
final class BoundValues {

  private final Json json;

  BoundValues(Json json) {
    this.json = json;
  }

  SortedMap<Integer, Binding> of(String kept) {
    SortedMap<Integer, Binding> bindings = new TreeMap<>();
    if (json.read(kept.getBytes(StandardCharsets.UTF_8)) instanceof List<?> list) {
      for (Object one : list) {
        Map<?, ?> map = (Map<?, ?>) one;
        Object value = map.get("value");
        bindings.put(
            bindings.size() + 1,
            Binding.scalar(
                String.valueOf(map.get("type")), value == null ? null : value.toString()));
      }
    }
    return bindings;
  }

  String kept(List<Binding> bindings) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (Binding binding : bindings) {
      list.add(Json.map("type", binding.type(), "value", binding.values().getFirst()));
    }
    return json.text(list);
  }
}
