package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A line; where its colour or opacity changes along the way it becomes segments, where its width
/// changes a trail.
record Lined(Picture.Layer layer) {

  private static final String NEXT = "_next";
  private static final String FINAL = "_final";
  private static final String POINT = "__point";
  private static final String POINTS = "__points";
  private static final String SEGMENT = "__segment";
  private static final List<String> VARYING = List.of("stroke", "linewidth", "opacity");

  void draw(Map<String, Object> mark, List<Object> transforms, Map<String, Object> channels) {
    mark.put("type", "line");
    mark.put("clip", true);
    channels.put("order", Map.of("field", Rows.ROW, "type", "quantitative"));
    Set<String> varying = Set.copyOf(VARYING.stream().filter(this::varies).toList());
    if (varying.contains("linewidth")) {
      trail(mark, channels);
    }
    if (varying.contains("stroke") || varying.contains("opacity")) {
      segments(varying.contains("linewidth"), transforms, channels);
    }
  }

  /// Whether an aesthetic changes within a group.
  private boolean varies(String aesthetic) {
    String name = Names.column(aesthetic);
    if (!layer.frame().has(name) || layer.groups().contains(name)) {
      return false;
    }
    Column column = layer.frame().column(name);
    Map<List<Value>, Value> first = new HashMap<>();
    for (int row = 0; row < layer.frame().rows(); row++) {
      int at = row;
      List<Value> group =
          layer.groups().stream().map(g -> layer.frame().column(g).value(at)).toList();
      Value before = first.putIfAbsent(group, column.value(row));
      if (before != null && !before.equals(column.value(row))) {
        return true;
      }
    }
    return false;
  }

  private static void trail(Map<String, Object> mark, Map<String, Object> channels) {
    mark.put("type", "trail");
    mark.put("strokeWidth", 0);
    rename(channels, "strokeWidth", "size");
    rename(channels, "stroke", "fill");
    rename(channels, "opacity", "fillOpacity");
    Object fill = channels.get("fill");
    if (fill instanceof Map<?, ?> map && map.get("legend") instanceof Map<?, ?> legend) {
      Map<String, Object> keys = copy(legend);
      keys.put("symbolStrokeColor", Map.of("expr", "scale('fill', datum.value)"));
      Map<String, Object> changed = copy(map);
      changed.put("legend", keys);
      channels.put("fill", changed);
    }
  }

  private static void rename(Map<String, Object> channels, String from, String to) {
    Object channel = channels.remove(from);
    if (channel != null) {
      channels.put(to, channel);
    }
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  /// Each point and the next one make a line of their own.
  private void segments(boolean wide, List<Object> transforms, Map<String, Object> channels) {
    List<String> fields = new ArrayList<>(List.of(Names.column(Names.X), Names.column(Names.Y)));
    if (wide) {
      fields.add(Names.column("linewidth"));
    }
    transforms.add(leads(fields));
    transforms.add(Map.of("filter", "datum." + fields.getFirst() + NEXT + " != null"));
    transforms.add(calculate(POINTS, "[0, 1]"));
    Map<String, Object> flatten = new LinkedHashMap<>();
    flatten.put("flatten", List.of(POINTS));
    flatten.put("as", List.of(POINT));
    transforms.add(flatten);
    for (String field : fields) {
      String either = "datum." + POINT + " == 0 ? datum." + field + " : datum." + field + NEXT;
      transforms.add(calculate(field + FINAL, either));
    }
    transforms.add(calculate(SEGMENT, "datum." + Rows.ROW));
    pointTo(channels, "x", fields.get(0));
    pointTo(channels, "y", fields.get(1));
    if (wide) {
      pointTo(channels, "size", fields.get(2));
    }
    channels.put("detail", Map.of("field", SEGMENT, "type", "nominal"));
  }

  private Map<String, Object> leads(List<String> fields) {
    List<Object> window = new ArrayList<>();
    for (String field : fields) {
      Map<String, Object> lead = new LinkedHashMap<>();
      lead.put("op", "lead");
      lead.put("field", field);
      lead.put("as", field + NEXT);
      window.add(lead);
    }
    Map<String, Object> leads = new LinkedHashMap<>();
    leads.put("window", window);
    leads.put("sort", List.of(Map.of("field", Rows.ROW)));
    if (!layer.groups().isEmpty()) {
      leads.put("groupby", layer.groups());
    }
    return leads;
  }

  private static Map<String, Object> calculate(String as, String expression) {
    Map<String, Object> transform = new LinkedHashMap<>();
    transform.put("calculate", expression);
    transform.put("as", as);
    return transform;
  }

  private static void pointTo(Map<String, Object> channels, String channel, String field) {
    Map<String, Object> changed = copy((Map<?, ?>) Objects.requireNonNull(channels.get(channel)));
    changed.put("field", field + FINAL);
    channels.put(channel, changed);
  }
}
