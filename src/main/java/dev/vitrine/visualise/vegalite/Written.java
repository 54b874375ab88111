package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Template;
import dev.vitrine.visualise.syntax.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Text at its place.
record Written(Picture.Layer layer) {

  private static final String LABEL = "label";
  private static final double PIXELS = 4.0 / 3;

  /// @param text the mark with the channels that all marks have
  LayerDocument draw(LayerDocument text) {
    Wording.properties().forEach((aesthetic, property) -> style(text, aesthetic, property));
    move(text);
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("field", Names.column(LABEL));
    label.put("type", isNumber() ? "quantitative" : "nominal");
    text.channels().put("text", label);
    return text;
  }

  private void style(LayerDocument text, String aesthetic, String property) {
    Value fixed = layer.fixed().get(aesthetic);
    if (layer.frame().has(Names.column(aesthetic))) {
      text.with(property, Map.of("expr", "datum['" + Names.column(aesthetic) + "']"));
    } else if (fixed != null) {
      Object value = Wording.of(aesthetic, fixed);
      if (value != null) {
        text.with(property, value);
      }
    }
  }

  /// Points to the right and upwards; one number is for both.
  private void move(LayerDocument text) {
    switch (layer.parameters().get("offset")) {
      case Literal.Numeric(double both, var _) -> move(text, both, both);
      case Literal.Array(List<Literal> pair) ->
          move(text, number(pair.get(0)), number(pair.get(1)));
      case null, default -> {}
    }
  }

  private static void move(LayerDocument text, double right, double up) {
    text.with("xOffset", right * PIXELS).with("yOffset", -up * PIXELS);
  }

  private static double number(Literal literal) {
    return literal instanceof Literal.Numeric(double number, var _) ? number : 0;
  }

  /// Numbers are numbers to Vega-Lite, which writes them, unless a format makes texts of them.
  boolean isNumber() {
    return layer.frame().column(Names.column(LABEL)).type().isNumeric() && format() == null;
  }

  private @Nullable Template format() {
    return layer.parameters().get("format") instanceof Literal.Text(String text)
        ? new Template(text)
        : null;
  }

  /// A label as the data have it: formatted, and an array where it has several lines.
  @Nullable Object label(Value value) {
    if (value.isNull()) {
      return null;
    }
    Template format = format();
    if (format == null && (value instanceof Value.Numeric || value instanceof Value.Flag)) {
      return Json.of(value);
    }
    return Lines.of(format == null ? value.key() : format.fill(value, value.key()));
  }
}
