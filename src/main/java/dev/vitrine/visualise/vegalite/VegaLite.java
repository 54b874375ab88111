package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.plan.Space;
import dev.vitrine.visualise.scale.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A picture as a Vega-Lite v6 document.
public final class VegaLite {

  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

  private VegaLite() {}

  /// The same picture always gives the same text.
  ///
  /// @param mostBytes of the document
  /// @throws dev.vitrine.kernel.SqlError `CHART_TOO_LARGE`
  public static String write(Picture picture, long mostBytes) {
    Optional<Polar> polar = polar(picture);
    Optional<MapView> map = map(picture);
    Picture drawn = polar.map(Polar::picture).or(() -> map.map(MapView::picture)).orElse(picture);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", SCHEMA);
    title(picture.heading()).ifPresent(title -> document.put("title", title));
    if (picture.facet().isEmpty()) {
      document.put("width", "container");
      document.put("height", "container");
    }
    document.put("data", Map.of("values", new Rows(drawn)));
    boolean sharedBins = sharesBins(picture);
    List<Object> layers =
        polar
            .map(p -> p.layers(sharedBins))
            .or(() -> map.map(m -> m.layers(sharedBins)))
            .orElseGet(() -> layers(picture));
    Optional<Double> panel =
        polar.isPresent() || map.isPresent() ? Optional.of(PolarView.PANEL) : Optional.empty();
    picture
        .facet()
        .ifPresentOrElse(
            faceting -> new Split(drawn, faceting).write(layers, document, panel),
            () -> document.put("layer", layers));
    map.ifPresent(m -> m.project(document, picture.facet().flatMap(_ -> panel)));
    document.put("config", panel.isPresent() ? Theme.withoutPanel() : Theme.config());
    return Json.of(document, mostBytes);
  }

  private static Optional<Polar> polar(Picture picture) {
    return picture.coordinates().space() instanceof Space.Polar space
        ? Optional.of(Polar.of(picture, space))
        : Optional.empty();
  }

  private static Optional<MapView> map(Picture picture) {
    return picture.coordinates().space() instanceof Space.Map space
        ? Optional.of(MapView.of(picture, space))
        : Optional.empty();
  }

  private static boolean sharesBins(Picture picture) {
    return picture.scales().entrySet().stream()
            .filter(entry -> !Names.isPosition(entry.getKey()) && !Names.isFacet(entry.getKey()))
            .filter(entry -> entry.getValue().kind() == Kind.BINNED)
            .count()
        > 1;
  }

  private static Optional<Object> title(Map<String, String> heading) {
    String title = heading.get("title");
    String subtitle = heading.get("subtitle");
    if (subtitle == null) {
      return Optional.ofNullable(title).map(Lines::of);
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("text", title == null ? "" : Lines.of(title));
    both.put("subtitle", Lines.of(subtitle));
    return Optional.of(both);
  }

  private static List<Object> layers(Picture picture) {
    boolean sharedBins = sharesBins(picture);
    List<Object> layers = new ArrayList<>();
    for (int i = 0; i < picture.layers().size(); i++) {
      new Marks(picture, picture.layers().get(i), i, sharedBins)
          .documents()
          .forEach(document -> layers.add(document.json()));
    }
    return layers;
  }
}
