package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.Map;

/// A radar needs corners: more than two levels of the angle.
final class Radar {

  private Radar() {}

  static void check(Coordinates coordinates, Map<String, Scale> scales) {
    Scale angle = scales.get(Names.Y);
    boolean asked = coordinates.space() instanceof Space.Polar polar && polar.radar().orElse(false);
    if (asked && angle != null) {
      check(coordinates, (Space.Polar) coordinates.space(), angle);
    }
  }

  private static void check(Coordinates coordinates, Space.Polar polar, Scale angle) {
    String name = coordinates.user(Names.Y);
    if (!angle.kind().hasLevels()) {
      throw Invalid.at(
          polar.at(),
          "SETTING radar => true requires a discrete angle scale, but "
              + name
              + " is "
              + angle.kind().shown()
              + "; leave radar out, or write SCALE ORDINAL "
              + name);
    }
    long levels = angle.domain().stream().filter(value -> !isDummy(value)).count();
    if (levels <= 2 && !angle.domain().isEmpty()) {
      throw Invalid.at(
          polar.at(),
          "SETTING radar => true requires more than 2 categories on the angle aesthetic, and "
              + name
              + " has "
              + levels);
    }
  }

  private static boolean isDummy(Value value) {
    return value.equals(new Value.Text(Names.DUMMY));
  }
}
