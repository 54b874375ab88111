package dev.vitrine.visualise.vegalite;

import java.util.LinkedHashMap;
import java.util.Map;

/// The pixels of a disc: expressions of Vega's, made of our own names and numbers alone.
///
/// @param radius pixels of the whole radius
record PolarView(String radius, String across, String down) {

  /// Panels of a facet have a size of their own.
  static final double PANEL = 350;

  private static final PolarView WHOLE =
      new PolarView("min(width, height) / 2", "width / 2", "height / 2");
  private static final PolarView SMALL = new PolarView("175", "175", "175");

  static PolarView of(boolean panels) {
    return panels ? SMALL : WHOLE;
  }

  /// Adds a column of pixels to the right of the frame's left edge.
  ///
  /// @param u column of a point, see [Disc.Point]
  /// @param offset column of pixels to add; empty for none
  Map<String, Object> x(String u, String offset, String as) {
    return calculate(across + " + " + times(u) + plus(offset), as);
  }

  Map<String, Object> y(String v, String offset, String as) {
    return calculate(down + " + " + times(v) + plus(offset), as);
  }

  /// Pixels of a share of the radius.
  Map<String, Object> length(String share, String as) {
    return calculate(times(share), as);
  }

  String expression(double share) {
    return radius + " * " + share;
  }

  private String times(String column) {
    return radius + " * datum[" + Json.quoted(column) + "]";
  }

  private static String plus(String column) {
    return column.isEmpty() ? "" : " + datum[" + Json.quoted(column) + "]";
  }

  private static Map<String, Object> calculate(String expression, String as) {
    Map<String, Object> transform = new LinkedHashMap<>();
    transform.put("calculate", expression);
    transform.put("as", as);
    return transform;
  }

  /// A channel whose data are pixels or radians already.
  static Map<String, Object> channel(String field) {
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("field", field);
    channel.put("type", "quantitative");
    channel.put("scale", null);
    channel.put("axis", null);
    return channel;
  }

  /// Angles and radii are not piled up, as Vega-Lite does by itself.
  static Map<String, Object> unstacked(String field) {
    Map<String, Object> channel = channel(field);
    channel.put("stack", null);
    return channel;
  }

  static Map<String, Object> second(String field) {
    return Map.of("field", field);
  }
}
