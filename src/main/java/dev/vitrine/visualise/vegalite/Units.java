package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Colours;
import dev.vitrine.visualise.scale.Palettes;
import org.jspecify.annotations.Nullable;

/// The language's units as Vega-Lite's: points as pixels, radii as areas, names as outlines and
/// dashes.
final class Units {

  /// CSS: 96 pixels are 72 points.
  private static final double PIXELS = 4.0 / 3;

  private static final double AREA = Math.PI * (96.0 / 72) * (96.0 / 72);

  private Units() {}

  /// What a value of an aesthetic is to Vega-Lite.
  static @Nullable Object of(String aesthetic, Value value) {
    return switch (value) {
      case Value.Numeric(double number) -> number(aesthetic, number);
      case Value.Text(String text) -> text(aesthetic, text);
      default -> Json.of(value);
    };
  }

  private static Object number(String aesthetic, double number) {
    return switch (aesthetic) {
      case "size" -> number * number * AREA;
      case "linewidth", "fontsize" -> number * PIXELS;
      default -> number;
    };
  }

  private static @Nullable Object text(String aesthetic, String text) {
    return switch (aesthetic) {
      case "shape" -> Palettes.outline(text).orElse(null);
      case "linetype" -> Palettes.dashes(text).orElse(null);
      case "fill", "stroke" -> Colours.hex(text).orElse(null);
      default -> text;
    };
  }
}
