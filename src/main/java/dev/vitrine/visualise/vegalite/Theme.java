package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.scale.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/// The look of every chart, from `theme.txt`.
final class Theme {

  private static final Map<String, String> ENTRIES = Table.read("theme.txt");

  private Theme() {}

  static Map<String, Object> config() {
    Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
    ENTRIES.forEach((name, value) -> {
      int dot = name.indexOf('.');
      Json.Self json = out -> out.raw(value);
      groups
          .computeIfAbsent(name.substring(0, dot), _ -> new LinkedHashMap<>())
          .put(name.substring(dot + 1), json);
    });
    return new LinkedHashMap<>(groups);
  }

  /// For pictures that draw their own panels.
  static Map<String, Object> withoutPanel() {
    Map<String, Object> config = config();
    if (config.get("view") instanceof Map<?, ?> view) {
      view.remove("fill");
    }
    return config;
  }
}
