package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.vegalite.Disc.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What lies behind the marks of a disc, panel, rings and spokes, and what lies before them, ticks
/// and labels of the two axes.
record PolarGround(Disc disc, PolarView view) {

  private static final String PANEL = "#EBEBEB";
  private static final String GRID = "#FFFFFF";
  private static final String TICK = "#333333";
  private static final String TEXT = "#4D4D4D";
  private static final double TICK_LENGTH = 4;
  private static final double GAP = 2;
  private static final double SIZE = 12;

  List<Object> behind() {
    List<Object> layers = new ArrayList<>();
    layers.add(disc.radar() ? polygons(List.of(1.0), true) : panel());
    List<Double> rings = disc.radius().ticks().stream().map(PolarAxis.Tick::share).toList();
    if (!rings.isEmpty()) {
      layers.add(disc.radar() ? polygons(rings, false) : circles(rings));
    }
    List<Object> spokes = new ArrayList<>();
    for (PolarAxis.Tick tick : disc.angle().ticks()) {
      Point near = disc.at(0, tick.share());
      Point far = disc.at(1, tick.share());
      spokes.add(row(PolarStrokes.columns(), near.u(), near.v(), 0, 0, far.u(), far.v(), 0, 0));
    }
    strokes(spokes, GRID, layers);
    return layers;
  }

  List<Object> before() {
    List<Object> layers = new ArrayList<>();
    radial(layers);
    angular(layers);
    return layers;
  }

  private Map<String, Object> panel() {
    Map<String, Object> mark = sector();
    mark.put("fill", PANEL);
    mark.put("stroke", null);
    mark.put("outerRadius", Map.of("expr", view.radius()));
    if (disc.inner() > 0) {
      mark.put("innerRadius", Map.of("expr", view.expression(disc.inner())));
    }
    return layer(List.of(Map.of()), List.of(), mark, Map.of());
  }

  private Map<String, Object> sector() {
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("type", "arc");
    mark.put("theta", disc.start());
    mark.put("theta2", disc.start() + disc.turn());
    return mark;
  }

  private Map<String, Object> circles(List<Double> shares) {
    Map<String, Object> mark = sector();
    mark.put("fill", null);
    mark.put("stroke", GRID);
    mark.put("strokeWidth", 1);
    List<Object> rows =
        shares.stream().<Object>map(share -> Map.of("rho", disc.rho(share))).toList();
    return layer(
        rows,
        List.of(view.length("rho", "rho")),
        mark,
        Map.of("radius", PolarView.unstacked("rho")));
  }

  private Map<String, Object> polygons(List<Double> shares, boolean filled) {
    List<Object> rows = new ArrayList<>();
    for (int ring = 0; ring < shares.size(); ring++) {
      List<Point> points = new ArrayList<>(corners(shares.get(ring)));
      if (!disc.isFull() || filled) {
        points.addAll(disc.inner() > 0 || !disc.isFull() ? corners(0).reversed() : List.of());
      }
      points.add(points.getFirst());
      for (Point point : points) {
        rows.add(
            row(new String[] {"ring", "order", "u", "v"}, ring, rows.size(), point.u(), point.v()));
      }
    }
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("type", "line");
    mark.put("fill", filled ? PANEL : null);
    mark.put("stroke", filled ? null : GRID);
    mark.put("strokeWidth", 1);
    Map<String, Object> channels = new LinkedHashMap<>();
    channels.put("x", PolarView.channel("x"));
    channels.put("y", PolarView.channel("y"));
    channels.put("order", Map.of("field", "order", "type", "quantitative"));
    channels.put("detail", Map.of("field", "ring", "type", "nominal"));
    return layer(rows, List.of(view.x("u", "", "x"), view.y("v", "", "y")), mark, channels);
  }

  /// Of a full circle only its levels: between the last and the first there is a straight line.
  private List<Point> corners(double share) {
    List<Point> ring = disc.ring(share);
    return disc.isFull() ? ring.subList(1, ring.size() - 1) : ring;
  }

  private void radial(List<Object> layers) {
    boolean full = disc.isFull();
    double right = -Math.cos(disc.start());
    double down = -Math.sin(disc.start());
    double inside = full ? TICK_LENGTH / 2 : 0;
    double outside = full ? TICK_LENGTH / 2 : TICK_LENGTH;
    List<Object> ticks = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (PolarAxis.Tick tick : disc.radius().ticks()) {
      Point at = disc.at(tick.share(), 0);
      ticks.add(
          row(
              PolarStrokes.columns(),
              at.u(),
              at.v(),
              right * outside,
              down * outside,
              at.u(),
              at.v(),
              -right * inside,
              -down * inside));
      labels.add(new Label(at, right, down, outside + GAP, tick.label()));
    }
    strokes(ticks, TICK, layers);
    labels(labels, layers);
  }

  private void angular(List<Object> layers) {
    List<Object> ticks = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (PolarAxis.Tick tick : disc.angle().ticks()) {
      double theta = disc.theta(tick.share());
      double right = Math.sin(theta);
      double down = -Math.cos(theta);
      Point at = disc.at(1, tick.share());
      ticks.add(
          row(
              PolarStrokes.columns(),
              at.u(),
              at.v(),
              right * TICK_LENGTH,
              down * TICK_LENGTH,
              at.u(),
              at.v(),
              0,
              0));
      labels.add(new Label(at, right, down, TICK_LENGTH + GAP, tick.label()));
    }
    strokes(ticks, TICK, layers);
    labels(labels, layers);
  }

  /// @param right how far to the right of the point, for each pixel of `away`
  /// @param away pixels from the point
  private record Label(Point at, double right, double down, double away, String text) {

    private static final double STRAIGHT = 0.1;

    List<String> anchor() {
      String align = right > STRAIGHT ? "left" : right < -STRAIGHT ? "right" : "center";
      String baseline = down > STRAIGHT ? "top" : down < -STRAIGHT ? "bottom" : "middle";
      return List.of(align, baseline);
    }

    Map<String, Object> row() {
      Map<String, Object> row =
          PolarGround.row(
              new String[] {"u", "v", "right", "down"}, at.u(), at.v(), right * away, down * away);
      row.put("label", text);
      return row;
    }
  }

  private void labels(List<Label> labels, List<Object> layers) {
    Map<String, List<Label>> anchored = new TreeMap<>();
    labels.stream()
        .filter(label -> !label.text().isEmpty())
        .forEach(label ->
            anchored
                .computeIfAbsent(String.join(" ", label.anchor()), _ -> new ArrayList<>())
                .add(label));
    anchored.values().forEach(same -> layers.add(texts(same)));
  }

  private Map<String, Object> texts(List<Label> labels) {
    List<String> anchor = labels.getFirst().anchor();
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("type", "text");
    mark.put("align", anchor.getFirst());
    mark.put("baseline", anchor.getLast());
    mark.put("color", TEXT);
    mark.put("fontSize", SIZE);
    Map<String, Object> channels = new LinkedHashMap<>();
    channels.put("x", PolarView.channel("x"));
    channels.put("y", PolarView.channel("y"));
    channels.put("text", Map.of("field", "label", "type", "nominal"));
    List<Object> rows = new ArrayList<>();
    labels.forEach(label -> rows.add(label.row()));
    return layer(
        rows, List.of(view.x("u", "right", "x"), view.y("v", "down", "y")), mark, channels);
  }

  private void strokes(List<Object> rows, String colour, List<Object> layers) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("type", "rule");
    mark.put("stroke", colour);
    mark.put("strokeWidth", 1);
    List<Object> transforms = new ArrayList<>();
    Map<String, Object> channels = new LinkedHashMap<>();
    PolarStrokes.place(transforms, channels, view);
    layers.add(layer(rows, transforms, mark, channels));
  }

  private static Map<String, Object> row(String[] names, double... cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], cells[i]);
    }
    return row;
  }

  private static Map<String, Object> layer(
      List<?> rows, List<?> transforms, Map<String, Object> mark, Map<String, Object> channels) {
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("data", Map.of("values", rows));
    if (!transforms.isEmpty()) {
      layer.put("transform", transforms);
    }
    layer.put("mark", mark);
    layer.put("encoding", channels);
    return layer;
  }
}
