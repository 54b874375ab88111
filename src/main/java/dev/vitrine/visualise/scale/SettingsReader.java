package dev.vitrine.visualise.scale;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.ScaleSettings.Closed;
import dev.vitrine.visualise.scale.ScaleSettings.Outside;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checks and reads the SETTING of a scale.
///
/// @param name the aesthetic as the user calls it
record SettingsReader(String name, Kind kind, Transform transform, boolean position) {

  ScaleSettings read(List<Setting> settings) {
    ScaleSettings result = ScaleSettings.defaults(kind, position);
    for (Setting setting : settings) {
      result = with(result, setting);
    }
    return result;
  }

  private List<String> allowed() {
    List<String> names = new ArrayList<>();
    if (kind.isNumberLine()) {
      if (position) {
        names.add("expand");
      }
      names.addAll(List.of("oob", "reverse", "breaks", "minor_breaks", "pretty"));
      if (kind == Kind.BINNED) {
        names.add("closed");
      }
    } else if (kind.hasLevels()) {
      names.add("reverse");
    }
    return names;
  }

  private ScaleSettings with(ScaleSettings before, Setting setting) {
    String key = setting.name().toLowerCase(Locale.ROOT);
    List<String> allowed = allowed();
    if (!allowed.contains(key)) {
      throw unknown(setting, allowed);
    }
    return switch (key) {
      case "expand" -> expand(before, setting);
      case "oob" -> before.withOutside(outside(setting));
      case "reverse" -> before.withReverse(flag(setting));
      case "breaks" ->
          setting.value() == Literal.Null.NULL
              ? unmarked(before)
              : before.withBreaks(breaks(setting));
      case "pretty" -> before.withPretty(flag(setting));
      case "closed" ->
          before.withClosed(
              word(setting, List.of("left", "right")).equals("left") ? Closed.LEFT : Closed.RIGHT);
      default -> before;
    };
  }

  private SqlError unknown(Setting setting, List<String> allowed) {
    String have =
        allowed.isEmpty() ? "takes no setting" : "property should be " + Invalid.oneOf(allowed);
    return error(
        setting.at(),
        kind.shown()
            + " scale "
            + have
            + ", not '"
            + setting.name()
            + "'"
            + Nearest.hint(setting.name(), allowed));
  }

  private ScaleSettings expand(ScaleSettings before, Setting setting) {
    if (setting.value() instanceof Literal.Array(var parts) && parts.size() == 2) {
      return before.withExpand(
          notNegative(parts.get(0), setting), notNegative(parts.get(1), setting));
    }
    return before.withExpand(notNegative(setting.value(), setting), 0);
  }

  private double notNegative(Literal literal, Setting setting) {
    if (literal instanceof Literal.Numeric(double value, var _) && value >= 0 && value < 1e300) {
      return value;
    }
    throw error(
        setting.valued(),
        "'expand' should be a number from 0 or two of them, not " + literal.shown());
  }

  private Outside outside(Setting setting) {
    List<String> words =
        kind == Kind.BINNED ? List.of("censor", "squish") : List.of("censor", "squish", "keep");
    return Outside.valueOf(word(setting, words).toUpperCase(Locale.ROOT));
  }

  private String word(Setting setting, List<String> words) {
    if (setting.value() instanceof Literal.Text(String text) && words.contains(text)) {
      return text;
    }
    throw error(
        setting.valued(),
        "'"
            + setting.name()
            + "' should be "
            + Invalid.oneOf(words)
            + ", not '"
            + setting.value().shown()
            + "'");
  }

  private boolean flag(Setting setting) {
    if (setting.value() instanceof Literal.Flag(boolean value)) {
      return value;
    }
    throw error(
        setting.valued(),
        "'" + setting.name() + "' should be true or false, not " + setting.value().shown());
  }

  /// Bins need edges, even if nobody says which.
  private ScaleSettings unmarked(ScaleSettings before) {
    return kind == Kind.BINNED ? before : before.withBreaks(new BreakRule.Free());
  }

  private BreakRule breaks(Setting setting) {
    return switch (setting.value()) {
      case Literal.Numeric(double wanted, var _)
          when wanted >= 1 && wanted <= 1000 && wanted == Math.rint(wanted) ->
          new BreakRule.Count((int) wanted);
      case Literal.Text(String text) -> interval(text, setting.valued());
      case Literal.Array(List<Literal> elements) ->
          new BreakRule.Given(
              elements.stream()
                  .filter(element -> element != Literal.Null.NULL)
                  .map(element -> place(element, setting.valued()))
                  .toList());
      case Literal.Numeric _, Literal.Flag _, Literal.Null _ ->
          throw error(
              setting.valued(),
              "'breaks' should be a whole number from 1 to 1000, an array of places, or an interval"
                  + " such as 'month' or '2 weeks', not "
                  + setting.value().shown());
    };
  }

  private Value place(Literal literal, Position at) {
    return Places.read(transform, literal)
        .orElseThrow(
            () -> error(at, "'breaks' cannot place '" + literal.shown() + "' on this scale"));
  }

  private BreakRule interval(String text, Position at) {
    return Interval.parse(text)
        .<BreakRule>map(BreakRule.Every::new)
        .orElseThrow(() ->
            error(
                at,
                "'breaks' should be an interval of seconds, minutes, hours, days, weeks, months,"
                    + " quarters or years such as '2 weeks', not '"
                    + text
                    + "'"));
  }

  private SqlError error(Position at, String message) {
    return Invalid.at(at, "Scale '" + name + "': " + message);
  }
}
