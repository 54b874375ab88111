package dev.vitrine.visualise.vegalite;

import java.util.Arrays;
import java.util.Map;

/// Segments of rings: angles in radians, radii as shares of the whole one.
final class PolarArcs {

  private static final String FROM = "__theta";
  private static final String TO = "__theta2";
  private static final String OUTER = "__rho";
  private static final String INNER = "__rho2";

  private PolarArcs() {}

  static String[] columns() {
    return new String[] {FROM, TO, OUTER, INNER};
  }

  static boolean isDrawn(double... cells) {
    return Arrays.stream(cells).allMatch(Double::isFinite);
  }

  /// @param document with the channels that are no places
  static LayerDocument place(LayerDocument document, PolarView view) {
    document.transforms().add(view.length(OUTER, OUTER));
    document.transforms().add(view.length(INNER, INNER));
    Map<String, Object> channels = document.channels();
    if (channels.remove("strokeDash") instanceof Map<?, ?> dash && dash.get("value") != null) {
      document.with("strokeDash", dash.get("value"));
    }
    channels.put("theta", PolarView.unstacked(FROM));
    channels.put("theta2", PolarView.second(TO));
    channels.put("radius", PolarView.unstacked(OUTER));
    channels.put("radius2", PolarView.second(INNER));
    return document;
  }
}
