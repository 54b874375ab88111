package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and checks the SETTING of PROJECT; of a property that stands twice the last one counts.
///
/// @param kind as errors name it
/// @param at where PROJECT stands
record SpaceSettings(String kind, List<Setting> settings, Position at) {

  private static final Parameter FLAG = new Parameter.Flag();
  private static final Parameter ANGLE = new Parameter.Amount(-360, false, 360, false, false);
  private static final double TURN = 360;

  Space.Cartesian cartesian() {
    Map<String, Parameter> known = new LinkedHashMap<>();
    known.put("ratio", Parameter.above(0, false));
    known.put("clip", FLAG);
    check(known);
    return new Space.Cartesian(number("ratio"), flag("clip"));
  }

  Space.Polar polar() {
    Map<String, Parameter> known = new LinkedHashMap<>();
    known.put("clip", FLAG);
    known.put("start", ANGLE);
    known.put("end", ANGLE);
    known.put("inner", Parameter.share());
    known.put("radar", FLAG);
    check(known);
    double start = number("start").orElse(0.0);
    double end = number("end").orElse(start);
    boolean open = end != start;
    return new Space.Polar(
        start,
        open ? end : start + TURN,
        open,
        number("inner").orElse(0.0),
        flag("radar"),
        flag("clip"),
        last("radar").map(Setting::at).orElse(at));
  }

  private void check(Map<String, Parameter> known) {
    for (Setting setting : settings) {
      Parameter parameter = known.get(setting.name());
      if (parameter == null) {
        throw Invalid.at(
            setting.at(),
            kind
                + " projection property should be "
                + Invalid.oneOf(known.keySet())
                + ", not '"
                + setting.name()
                + "'"
                + Nearest.hint(setting.name(), known.keySet()));
      }
      parameter
          .complaint(setting.name(), setting.value())
          .ifPresent(complaint -> {
            throw Invalid.at(setting.at(), complaint);
          });
    }
  }

  private Optional<Setting> last(String name) {
    return settings.stream()
        .filter(setting -> setting.name().equals(name))
        .reduce((_, later) -> later);
  }

  private Optional<Double> number(String name) {
    return last(name)
        .map(Setting::value)
        .map(value -> value instanceof Literal.Numeric(double number, var _) ? number : 0.0);
  }

  private Optional<Boolean> flag(String name) {
    return last(name).map(Setting::value).map(value -> value.equals(new Literal.Flag(true)));
  }
}
