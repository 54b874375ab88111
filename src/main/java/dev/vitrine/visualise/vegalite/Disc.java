package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Space;
import java.util.ArrayList;
import java.util.List;

/// The round plane of polar coordinates. Places are pairs of shares, of the radius and of the
/// angle; points are pairs of numbers from the middle, to the right and down, the whole radius
/// being 1.
///
/// @param start angle in radians, clockwise from 12 o'clock
/// @param turn angle between start and end, negative against the clock
/// @param inner radius of the hole
/// @param radar whether places between two levels of the angle lie on the line between them
record Disc(
    PolarAxis radius, PolarAxis angle, double start, double turn, double inner, boolean radar) {

  private static final double FINE = Math.toRadians(2);
  private static final double FULL = 2 * Math.PI;

  /// A point; where it is not finite nothing is drawn.
  record Point(double u, double v) {

    boolean isDrawn() {
      return Double.isFinite(u) && Double.isFinite(v);
    }
  }

  static Disc of(Space.Polar space, PolarAxis radius, PolarAxis angle, boolean radar) {
    double start = Math.toRadians(space.start());
    double turn = Math.toRadians(space.end()) - start;
    boolean straight = radar && Math.abs(turn) / angle.count() < Math.PI;
    return new Disc(radius, angle, start, turn, space.inner(), straight);
  }

  /// Whether end meets start.
  boolean isFull() {
    return Math.abs(Math.abs(turn) - FULL) < 1e-9;
  }

  double theta(double angleShare) {
    return start + turn * angleShare;
  }

  double rho(double radiusShare) {
    return inner + (1 - inner) * radiusShare;
  }

  /// How much nearer the middle the line between two levels is than they are.
  double straightness(double angleShare) {
    if (!radar) {
      return 1;
    }
    double between = turn / angle.count();
    double spoke = angleShare * angle.count() - 0.5;
    double past = spoke - Math.floor(spoke) - 0.5;
    return Math.cos(between / 2) / Math.cos(past * between);
  }

  Point at(double radiusShare, double angleShare) {
    double rho = rho(radiusShare);
    double from = rho < 0 ? Double.NaN : rho * straightness(angleShare);
    double theta = theta(angleShare);
    return new Point(from * Math.sin(theta), -from * Math.cos(theta));
  }

  /// The way between two places, along rings where the radius stays, both ends included.
  List<Point> way(double radius1, double angle1, double radius2, double angle2) {
    List<Point> points = new ArrayList<>();
    for (double part : parts(angle1, angle2)) {
      points.add(at(radius1 + (radius2 - radius1) * part, angle1 + (angle2 - angle1) * part));
    }
    return points;
  }

  /// A ring, or as much of it as the disc has.
  List<Point> ring(double radiusShare) {
    return way(radiusShare, 0, radiusShare, 1);
  }

  private List<Double> parts(double from, double to) {
    List<Double> parts = new ArrayList<>(List.of(0.0));
    if (radar) {
      spokes(from, to).forEach(parts::add);
    } else {
      int steps = (int) Math.ceil(Math.min(1e4, Math.abs((to - from) * turn) / FINE));
      for (int i = 1; i < steps; i++) {
        parts.add((double) i / steps);
      }
    }
    parts.add(1.0);
    return parts;
  }

  private List<Double> spokes(double from, double to) {
    List<Double> spokes = new ArrayList<>();
    for (int i = 0; i < angle.count(); i++) {
      double part = ((i + 0.5) * angle.step() - from) / (to - from);
      if (part > 1e-9 && part < 1 - 1e-9) {
        spokes.add(part);
      }
    }
    spokes.sort(null);
    return spokes;
  }
}
