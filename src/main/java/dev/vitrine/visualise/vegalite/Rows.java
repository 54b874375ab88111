package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of all layers as one data set, each row with the number of its layer.
record Rows(Picture picture) implements Json.Self {

  static final String LAYER = "__layer";
  static final String ROW = "__row";

  /// Writes one cell.
  private interface Cell {
    void write(Json json, int row);
  }

  @Override
  public void write(Json json) {
    json.raw("[");
    int total = 0;
    for (int i = 0; i < picture.layers().size(); i++) {
      Map<String, Cell> cells = cells(picture.layers().get(i));
      int rows = picture.layers().get(i).frame().rows();
      for (int row = 0; row < rows; row++) {
        json.raw(total == 0 ? "\n{" : ",\n{");
        for (Map.Entry<String, Cell> cell : cells.entrySet()) {
          json.text(cell.getKey());
          json.raw(":");
          cell.getValue().write(json, row);
          json.raw(",");
        }
        json.raw("\"" + LAYER + "\":" + i + ",\"" + ROW + "\":" + total + "}");
        json.check();
        total++;
      }
    }
    json.raw("]");
  }

  private Map<String, Cell> cells(Picture.Layer layer) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    Encoding encoding = new Encoding(picture, layer, false);
    for (String name : layer.frame().names()) {
      Column column = layer.frame().column(name);
      boolean aesthetic = Names.isAesthetic(name);
      if (aesthetic && !encoding.field(Names.aestheticOf(name)).equals(name)) {
        continue;
      }
      if (aesthetic && Names.aestheticOf(name).equals(Names.GEOMETRY)) {
        addFeature((Column.Texts) column, cells);
      } else if (aesthetic && Names.isFacet(Names.aestheticOf(name))) {
        addPanel(name, column, cells);
      } else if (aesthetic && isWritten(layer, Names.aestheticOf(name))) {
        cells.put(name, written(layer, Names.aestheticOf(name), column));
      } else if (aesthetic && isBinnedAxis(Names.aestheticOf(name))) {
        addBins(name, column, cells);
      } else if (aesthetic && encoding.isIdentity(Names.aestheticOf(name))) {
        String of = Names.aestheticOf(name);
        cells.put(name, (json, row) -> json.value(Units.of(of, column.value(row))));
      } else if (aesthetic && isBinnedMoment(Names.aestheticOf(name))) {
        cells.put(name, (json, row) -> json.value(millis(column.value(row))));
      } else {
        cells.put(name, plain(column));
      }
    }
    return cells;
  }

  /// The GeoJSON that a map made of the row, from numbers alone.
  private static void addFeature(Column.Texts shapes, Map<String, Cell> cells) {
    cells.put("type", (json, _) -> json.text("Feature"));
    cells.put(
        "geometry", (json, row) -> json.raw(Objects.requireNonNull(shapes.values().get(row))));
  }

  private void addPanel(String name, Column column, Map<String, Cell> cells) {
    String aesthetic = Names.aestheticOf(name);
    Panel panel = Panel.of(aesthetic, Objects.requireNonNull(picture.scales().get(aesthetic)));
    cells.put(name, (json, row) -> json.value(panel.number(column, row)));
  }

  /// Text looks as its rows say.
  private static boolean isWritten(Picture.Layer layer, String aesthetic) {
    return layer.geom() == Geom.TEXT && (aesthetic.equals("label") || Wording.has(aesthetic));
  }

  private static Cell written(Picture.Layer layer, String aesthetic, Column column) {
    if (Wording.has(aesthetic)) {
      return (json, row) -> json.value(Wording.of(aesthetic, column.value(row)));
    }
    Written text = new Written(layer);
    return text.isNumber()
        ? plain(column)
        : (json, row) -> json.value(text.label(column.value(row)));
  }

  private boolean isBinnedAxis(String aesthetic) {
    Scale scale = picture.scales().get(aesthetic);
    return scale != null && scale.kind() == Kind.BINNED && Names.isPosition(aesthetic);
  }

  private boolean isBinnedMoment(String aesthetic) {
    Scale scale = picture.scales().get(aesthetic);
    return scale != null && Moments.areNumbers(scale);
  }

  private static @Nullable Object millis(Value value) {
    return value.isNull() ? null : Moments.millis(value);
  }

  private void addBins(String name, Column column, Map<String, Cell> cells) {
    Scale scale = Objects.requireNonNull(picture.scales().get(Names.aestheticOf(name)));
    cells.put(name, (json, row) -> json.value(edge(scale, column.value(row), 0)));
    cells.put(name + "end", (json, row) -> json.value(edge(scale, column.value(row), 1)));
  }

  private static @Nullable Object edge(Scale scale, Value value, int end) {
    return scale
        .binOf(value.position())
        .map(bin -> Json.of(scale.breaks().get(bin + end)))
        .orElse(null);
  }

  /// Whole numbers are written exactly.
  private static Cell plain(Column column) {
    return switch (column.type()) {
      case INTEGER -> (json, row) -> whole(json, (Column.Longs) column, row);
      default -> (json, row) -> json.value(Json.of(column.value(row)));
    };
  }

  private static void whole(Json json, Column.Longs column, int row) {
    if (column.isNull(row)) {
      json.raw("null");
    } else {
      json.whole(column.values()[row]);
    }
  }

  /// What keeps a layer's rows.
  static List<Object> filter(int layer) {
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("field", LAYER);
    test.put("equal", layer);
    List<Object> transforms = new ArrayList<>();
    transforms.add(Map.of("filter", test));
    return transforms;
  }
}
