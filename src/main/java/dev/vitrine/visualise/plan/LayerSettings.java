package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Colours;
import dev.vitrine.visualise.scale.Palettes;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks and sorts the SETTING of a layer: aesthetics on one side, parameters on the other.
final class LayerSettings {

  private static final Parameter AGGREGATE = new Parameter.Functions();

  private final Coordinates coordinates;
  private final int index;
  private final Geom geom;
  private final List<Setting> settings;
  private final Map<String, Value> fixed = new LinkedHashMap<>();
  private final Map<String, Literal> parameters = new LinkedHashMap<>();
  private final Map<String, Position> places = new LinkedHashMap<>();
  private Adjustment adjustment;

  LayerSettings(Coordinates coordinates, int index, Geom geom, List<Setting> settings) {
    this.coordinates = coordinates;
    this.index = index;
    this.geom = geom;
    this.settings = settings;
    this.adjustment = geom.position();
  }

  Map<String, Value> fixed() {
    return fixed;
  }

  Map<String, Literal> parameters() {
    return parameters;
  }

  Adjustment adjustment() {
    return adjustment;
  }

  /// Where the values of parameters stand.
  Map<String, Position> places() {
    return places;
  }

  /// Lines and areas of a disc go around it unless SETTING says otherwise.
  boolean transposed() {
    boolean round = coordinates.space().isPolar() && geom.parameters().containsKey("orientation");
    return parameters.get("orientation") instanceof Literal.Text(String text)
        ? text.equals("transposed")
        : round;
  }

  /// The parameters that the geom and the position have.
  Map<String, Parameter> known() {
    settings.stream()
        .filter(setting -> setting.name().equals("position"))
        .forEach(setting -> adjustment = adjustment(setting));
    Map<String, Parameter> known = new LinkedHashMap<>(adjustment.parameters());
    known.putAll(geom.parameters());
    if (geom.canAggregate()) {
      known.put("aggregate", AGGREGATE);
    }
    return known;
  }

  /// @param mapped aesthetics that are mapped, which SETTING does not change
  LayerSettings read(Set<String> mapped) {
    Map<String, Parameter> known = known();
    for (Setting setting : settings) {
      if (!setting.name().equals("position")) {
        read(setting, known);
      }
    }
    spreadColour(mapped);
    mapped.forEach(fixed::remove);
    return this;
  }

  private Adjustment adjustment(Setting setting) {
    List<String> names = List.of("identity", "stack", "dodge", "jitter");
    if (setting.value() instanceof Literal.Text(String text)) {
      Optional<Adjustment> named = Adjustment.named(text);
      if (named.isPresent()) {
        return named.get();
      }
    }
    throw error(
        setting.valued(),
        "'position' should be "
            + Invalid.oneOf(names)
            + ", not '"
            + setting.value().shown()
            + "'"
            + Nearest.hint(setting.value().shown(), names));
  }

  private void read(Setting setting, Map<String, Parameter> known) {
    Parameter parameter = known.get(setting.name());
    if (parameter != null) {
      parameter
          .complaint(setting.name(), setting.value())
          .ifPresent(complaint -> {
            throw error(setting.valued(), complaint);
          });
      parameters.put(setting.name(), setting.value());
      places.put(setting.name(), setting.valued());
      return;
    }
    String aesthetic = coordinates.internal(setting.name()).orElse("");
    boolean colour =
        aesthetic.equals("color") && (geom.supports("fill") || geom.supports("stroke"));
    if (!colour && !geom.canSet(aesthetic)) {
      throw unknown(setting, known);
    }
    if (!Names.isPosition(aesthetic)) {
      fixed.put(aesthetic, value(aesthetic, setting));
    }
  }

  private SqlError unknown(Setting setting, Map<String, Parameter> known) {
    List<String> names = new ArrayList<>();
    geom.aesthetics().keySet().stream()
        .filter(name -> geom.aesthetics().get(name) != Geom.Role.MADE)
        .map(coordinates::user)
        .forEach(names::add);
    names.add("color");
    names.addAll(known.keySet());
    names.add("position");
    return error(
        setting.at(),
        geom.shown()
            + " layer setting should be "
            + Invalid.oneOf(names)
            + ", not '"
            + setting.name()
            + "'"
            + Nearest.hint(setting.name(), names));
  }

  private void spreadColour(Set<String> mapped) {
    Value colour = fixed.remove("color");
    if (colour == null) {
      return;
    }
    for (String target : List.of("stroke", "fill")) {
      if (geom.supports(target) && !mapped.contains(target)) {
        fixed.putIfAbsent(target, colour);
      }
    }
  }

  /// A constant that fits an aesthetic.
  Value value(String aesthetic, Setting setting) {
    return switch (setting.value()) {
      case Literal.Array _ ->
          throw error(
              setting.valued(),
              "The `" + setting.name() + "` SETTING must be scalar, not an array; map a column");
      case Literal.Null _ -> Value.Missing.NULL;
      case Literal.Text(String text) -> checked(aesthetic, text, setting);
      case Literal.Numeric(double number, var _) -> amount(aesthetic, number, setting);
      case Literal.Flag(boolean flag) -> new Value.Flag(flag);
    };
  }

  private Value amount(String aesthetic, double number, Setting setting) {
    boolean fits =
        switch (aesthetic) {
          case "opacity" -> number >= 0 && number <= 1;
          case "size", "linewidth", "fontsize" -> number >= 0 && Double.isFinite(number);
          case "fill", "stroke", "color", "shape" -> false;
          case "linetype" -> Palettes.dashes(setting.value().shown()).isPresent();
          default -> true;
        };
    if (!fits) {
      throw error(
          setting.valued(),
          "'"
              + setting.name()
              + "' should be "
              + expected(aesthetic)
              + ", not "
              + setting.value().shown());
    }
    return aesthetic.equals("linetype")
        ? new Value.Text(setting.value().shown())
        : new Value.Numeric(number);
  }

  private static String expected(String aesthetic) {
    return switch (aesthetic) {
      case "opacity" -> "a number from 0 to 1";
      case "size", "linewidth", "fontsize" -> "a number from 0";
      case "shape" -> "the name of a shape";
      case "linetype" -> Invalid.oneOf(linetypes());
      default -> "a colour such as 'steelblue' or '#4682b4'";
    };
  }

  private Value checked(String aesthetic, String text, Setting setting) {
    return switch (aesthetic) {
      case "fill", "stroke", "color" ->
          new Value.Text(
              Colours.hex(text)
                  .orElseThrow(() ->
                      error(
                          setting.valued(),
                          "Invalid color '"
                              + text
                              + "'; use a CSS name or #rrggbb"
                              + Nearest.hint(text, Colours.names()))));
      case "hjust", "vjust" ->
          named(
              Justification.of(new Value.Text(text)).isPresent(),
              text,
              setting,
              Justification.words(aesthetic));
      case "fontweight" ->
          named(FontWeight.named(text).isPresent(), text, setting, FontWeight.names());
      case "shape" -> named(Palettes.outline(text).isPresent(), text, setting, shapes());
      case "linetype" -> named(Palettes.dashes(text).isPresent(), text, setting, linetypes());
      case "size", "opacity", "linewidth", "fontsize", "width", "height", "rotation", "slope" ->
          throw error(
              setting.valued(), "'" + setting.name() + "' should be a number, not '" + text + "'");
      default -> new Value.Text(text);
    };
  }

  private Value named(boolean known, String text, Setting setting, List<String> names) {
    if (known) {
      return new Value.Text(text);
    }
    throw error(
        setting.valued(),
        "'"
            + setting.name()
            + "' should be "
            + Invalid.oneOf(names)
            + ", not '"
            + text
            + "'"
            + Nearest.hint(text, names));
  }

  private static List<String> shapes() {
    return List.copyOf(Palettes.shapeNames());
  }

  private static List<String> linetypes() {
    List<String> names = new ArrayList<>(Palettes.linetypeNames());
    names.add("hexadecimal dashes such as 3c6c");
    return names;
  }

  private SqlError error(Position at, String message) {
    return Invalid.at(at, "Layer " + (index + 1) + ": " + message);
  }
}
