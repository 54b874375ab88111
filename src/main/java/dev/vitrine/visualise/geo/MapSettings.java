package dev.vitrine.visualise.geo;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.geo.NamedProjection.Takes;
import dev.vitrine.visualise.syntax.Chart.Projection;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/// What `PROJECT TO` a map says.
///
/// @param source in which coordinates the data are
/// @param target in which coordinates they are drawn
/// @param clip whether marks end at the frame
/// @param at where the statement says it
public record MapSettings(String source, String target, boolean clip, Bounds bounds, Position at) {

  static final String DEGREES = "EPSG:4326";
  private static final String CRS = "crs";
  private static final List<String> PROPERTIES =
      List.of("target", "source", "clip", "bounds", "origin", "parallel");

  /// A frame in the target's units: NaN where the data say it, infinite for the whole world.
  public record Bounds(double left, double bottom, double right, double top) {
    static final Bounds OF_DATA = new Bounds(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /// Every word that `PROJECT TO` takes for a map.
  public static List<String> words() {
    return Stream.concat(
            Arrays.stream(NamedProjection.values()).map(NamedProjection::word), Stream.of(CRS))
        .toList();
  }

  /// @throws SqlError `VISUALISE_INVALID` for settings that there are not, that are out of range,
  ///   or that the projection does not know
  public static MapSettings of(Projection projection) {
    return new SettingsOfMap(projection).read();
  }

  /// Longitudes and latitudes drawn as they are, which is what lon and lat mean alone.
  public static MapSettings plain(Position at) {
    return new MapSettings(DEGREES, DEGREES, true, Bounds.OF_DATA, at);
  }

  /// What is shown where nothing is projected.
  public MapFrame frame(Envelope data) {
    Envelope reach = data.isNull() ? new Envelope(0, 1, 0, 1) : data;
    return MapFrame.of(bounds, reach, reach);
  }

  private static final class SettingsOfMap {
    private final Projection projection;
    private final Optional<NamedProjection> name;
    private final String title;
    private Optional<Setting> target = Optional.empty();
    private String source = DEGREES;
    private boolean clip = true;
    private Bounds bounds = Bounds.OF_DATA;
    private double[] origin = {0, 0};
    private double[] parallels = {29.5, 45.5};

    SettingsOfMap(Projection projection) {
      String word = projection.kind().text().toLowerCase(Locale.ROOT);
      this.projection = projection;
      this.name = NamedProjection.named(word);
      this.title = name.map(NamedProjection::title).orElse("Map");
    }

    MapSettings read() {
      projection.settings().forEach(this::take);
      name.filter(n -> !n.isDrawn()).ifPresent(this::refuse);
      return new MapSettings(source, drawn(), clip, bounds, projection.at());
    }

    private String drawn() {
      if (name.isPresent() && target.isPresent()) {
        String word = name.get().word();
        throw Invalid.at(
            target.get().at(),
            "Cannot combine a named projection ('"
                + word
                + "') with a 'target' setting. Use either PROJECT TO "
                + word
                + " or PROJECT TO crs SETTING target => '...'");
      }
      return name.map(n -> n.parameters(origin[0], origin[1], parallels[0], parallels[1]))
          .orElseGet(() -> target.map(MapSettings::text).orElse(DEGREES));
    }

    private void refuse(NamedProjection missing) {
      throw Invalid.at(
          projection.kind().at(),
          "the projection '"
              + missing.word()
              + "' is not drawn: the library of projections does not have it; the nearest ones are"
              + " robinson, winkel_tripel, eckert4 and mollweide");
    }

    private void take(Setting setting) {
      switch (setting.name()) {
        case "target" -> target = Optional.of(setting);
        case "source" -> source = text(setting);
        case "clip" -> clip = flag(setting);
        case "bounds" -> bounds = bounds(setting);
        case "origin" -> origin = origin(setting);
        case "parallel" -> parallels = parallels(setting);
        default ->
            throw Invalid.at(
                setting.at(),
                title
                    + " projection property should be "
                    + Invalid.oneOf(PROPERTIES)
                    + ", not '"
                    + setting.name()
                    + "'");
      }
    }

    private double[] origin(Setting setting) {
      double[] values = numbers(setting, 2);
      within(setting, "origin[0]", values[0], 180);
      if (values.length == 1) {
        return new double[] {values[0], 0};
      }
      within(setting, "origin[1]", values[1], 90);
      if (values[1] != 0 && !takes(Takes.LATITUDE)) {
        throw Invalid.at(
            setting.at(),
            title + " has no origin latitude; give its longitude alone: origin => " + values[0]);
      }
      return values;
    }

    private double[] parallels(Setting setting) {
      if (!takes(Takes.PARALLELS)) {
        throw Invalid.at(
            setting.at(),
            title + " has no standard parallels; 'parallel' is for albers and lambert_conformal");
      }
      double[] values = numbers(setting, 2);
      for (int i = 0; i < values.length; i++) {
        within(setting, "parallel[" + i + "]", values[i], 90);
      }
      return values.length == 1 ? new double[] {values[0], values[0]} : values;
    }

    private boolean takes(Takes what) {
      return name.map(n -> n.takes(what)).orElse(false);
    }
  }

  private static String text(Setting setting) {
    if (setting.value() instanceof Literal.Text(String text)) {
      return text;
    }
    throw Invalid.at(
        setting.at(),
        "'"
            + setting.name()
            + "' should be a string such as 'EPSG:3857' or '+proj=laea +lat_0=52 +lon_0=10', not "
            + setting.value().shown());
  }

  private static boolean flag(Setting setting) {
    if (setting.value() instanceof Literal.Flag(boolean flag)) {
      return flag;
    }
    throw Invalid.at(
        setting.at(), "'clip' should be true or false, not " + setting.value().shown());
  }

  private static Bounds bounds(Setting setting) {
    if (!(setting.value() instanceof Literal.Array(List<Literal> sides)) || sides.size() != 4) {
      throw Invalid.at(
          setting.at(),
          "'bounds' should be an array of 4: left, bottom, right, top in the projection's units,"
              + " not "
              + setting.value().shown());
    }
    double[] values = new double[4];
    for (int i = 0; i < 4; i++) {
      values[i] = side(setting, i, sides.get(i));
    }
    if (values[0] >= values[2] || values[1] >= values[3]) {
      throw Invalid.at(
          setting.at(),
          "'bounds' should be (left, bottom, right, top) with left < right and bottom < top, not "
              + setting.value().shown());
    }
    return new Bounds(values[0], values[1], values[2], values[3]);
  }

  private static double side(Setting setting, int i, Literal side) {
    return switch (side) {
      case Literal.Null _ -> Double.NaN;
      case Literal.Numeric number -> number.value();
      case Literal.Text _, Literal.Flag _, Literal.Array _ ->
          throw Invalid.at(
              setting.at(), "'bounds[" + i + "]' must be a number or NULL, not " + side.shown());
    };
  }

  private static double[] numbers(Setting setting, int most) {
    List<Literal> values =
        setting.value() instanceof Literal.Array(List<Literal> elements)
            ? elements
            : List.of(setting.value());
    List<Double> numbers = new ArrayList<>();
    for (Literal value : values) {
      if (value instanceof Literal.Numeric(double number, var _)) {
        numbers.add(number);
      }
    }
    boolean single = !(setting.value() instanceof Literal.Array);
    if (numbers.size() != values.size() || !(single || numbers.size() == most)) {
      throw Invalid.at(
          setting.at(),
          "'"
              + setting.name()
              + "' should be a number or an array of "
              + most
              + " numbers, not "
              + setting.value().shown());
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void within(Setting setting, String element, double value, double most) {
    if (!(Math.abs(value) <= most)) {
      throw Invalid.at(
          setting.at(),
          "'"
              + element
              + "' should be from -"
              + (int) most
              + " to "
              + (int) most
              + ", not "
              + value);
    }
  }
}
