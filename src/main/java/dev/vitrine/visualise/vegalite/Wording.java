package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.FontWeight;
import dev.vitrine.visualise.plan.Justification;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How text looks, as properties of Vega-Lite's mark. Where it differs from row to row the property
/// reads it from the row, so that the data carry it and no expression does.
final class Wording {

  private static final SortedMap<String, String> PROPERTIES =
      new TreeMap<>(
          Map.of(
              "typeface", "font",
              "fontweight", "fontWeight",
              "italic", "fontStyle",
              "hjust", "align",
              "vjust", "baseline",
              "rotation", "angle"));
  private static final double BOLD = 500;

  private Wording() {}

  static SortedMap<String, String> properties() {
    return PROPERTIES;
  }

  /// Whether rows carry a value of the aesthetic as Vega-Lite needs it.
  static boolean has(String aesthetic) {
    return PROPERTIES.containsKey(aesthetic);
  }

  /// What a value is to the mark's property.
  static @Nullable Object of(String aesthetic, Value value) {
    return switch (aesthetic) {
      case "fontweight" -> weight(value);
      case "italic" -> value.equals(new Value.Flag(true)) ? "italic" : "normal";
      case "hjust" -> aligned(value, "left", "right", "center");
      case "vjust" -> aligned(value, "bottom", "top", "middle");
      case "rotation" -> value instanceof Value.Numeric(double angle) ? turned(angle) : 0;
      default -> value.isNull() ? null : value.key();
    };
  }

  private static String weight(Value value) {
    return switch (value) {
      case Value.Numeric(double number) -> number >= BOLD ? "bold" : "normal";
      case Value.Text(String name) -> FontWeight.named(name).orElse(0) >= BOLD ? "bold" : "normal";
      default -> "normal";
    };
  }

  /// A quarter of the way counts as the end.
  private static String aligned(Value value, String low, String high, String middle) {
    double at = Justification.of(value).orElse(0.5);
    return at <= 0.25 ? low : at >= 0.75 ? high : middle;
  }

  private static double turned(double angle) {
    return Double.isFinite(angle) ? angle - 360 * Math.floor(angle / 360) : 0;
  }
}
