package dev.vitrine.visualise.vegalite;

import java.util.List;
import java.util.Map;

/// Strokes from one place to another, each of them some pixels away from a point of the disc.
final class PolarStrokes {

  private static final String U = "__u";
  private static final String V = "__v";
  private static final String U2 = "__u2";
  private static final String V2 = "__v2";
  private static final String RIGHT = "__right";
  private static final String DOWN = "__down";
  private static final String RIGHT2 = "__right2";
  private static final String DOWN2 = "__down2";

  private PolarStrokes() {}

  /// Point and pixels of the start, point and pixels of the end.
  static String[] columns() {
    return new String[] {U, V, RIGHT, DOWN, U2, V2, RIGHT2, DOWN2};
  }

  static void place(List<Object> transforms, Map<String, Object> channels, PolarView view) {
    transforms.add(view.x(U, RIGHT, "__x"));
    transforms.add(view.y(V, DOWN, "__y"));
    transforms.add(view.x(U2, RIGHT2, "__x2"));
    transforms.add(view.y(V2, DOWN2, "__y2"));
    channels.put("x", PolarView.channel("__x"));
    channels.put("y", PolarView.channel("__y"));
    channels.put("x2", PolarView.second("__x2"));
    channels.put("y2", PolarView.second("__y2"));
  }
}
