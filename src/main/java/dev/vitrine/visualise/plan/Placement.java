package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.Places;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads a PLACE clause: an annotation, whose settings are its rows. What is a place, what the geom
/// requires and every array are data; other settings are the same for all rows.
final class Placement {

  private final Coordinates coordinates;
  private final int index;
  private final Layer.Place place;
  private final Geom geom;

  Placement(Coordinates coordinates, int index, Layer.Place place) {
    this.coordinates = coordinates;
    this.index = index;
    this.place = place;
    this.geom = Geom.of(place);
  }

  /// @param dialect writes the rows as SQL, for statistics
  LayerPlan bind(SqlDialect dialect) {
    Set<String> parameters =
        new HashSet<>(
            new LayerSettings(coordinates, index, geom, place.settings()).known().keySet());
    parameters.add("position");
    List<Setting> data =
        place.settings().stream()
            .filter(setting -> !parameters.contains(setting.name()))
            .filter(this::isData)
            .toList();
    List<Setting> others = new ArrayList<>(place.settings());
    others.removeAll(data);
    Map<String, Mapped> mappings = columns(data);
    LayerSettings settings =
        new LayerSettings(coordinates, index, geom, others).read(mappings.keySet());
    LayerPlan layer =
        new LayerPlan(
            index,
            geom,
            PlacedRows.source(mappings, dialect),
            mappings,
            settings.fixed(),
            settings.parameters(),
            settings.adjustment(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of(),
            settings.transposed(),
            true,
            place.at(),
            settings.places());
    new Required(coordinates, "set it, as in SETTING").check(layer);
    return layer;
  }

  private boolean isData(Setting setting) {
    String aesthetic = internal(setting);
    boolean colour =
        aesthetic.equals("color") && (geom.supports("fill") || geom.supports("stroke"));
    if (!colour && !geom.supports(aesthetic)) {
      return false;
    }
    boolean needed =
        Names.isPosition(aesthetic)
            || geom.requires(aesthetic)
            || geom.requires(Names.flipped(aesthetic));
    boolean scalar = needed && setting.value() != Literal.Null.NULL;
    return scalar || setting.value() instanceof Literal.Array;
  }

  private String internal(Setting setting) {
    return coordinates.internal(setting.name()).orElse("");
  }

  private Map<String, Mapped> columns(List<Setting> data) {
    int rows = rows(data);
    Map<String, Mapped> columns = new LinkedHashMap<>();
    data.stream()
        .filter(setting -> !internal(setting).equals("color"))
        .forEach(setting -> columns.put(internal(setting), column(setting, rows)));
    data.stream()
        .filter(setting -> internal(setting).equals("color"))
        .forEach(setting ->
            List.of("stroke", "fill").stream()
                .filter(geom::supports)
                .forEach(target -> columns.putIfAbsent(target, column(setting, rows))));
    return columns;
  }

  /// One value serves all rows; other lengths have to agree.
  private int rows(List<Setting> data) {
    Optional<Setting> longest =
        data.stream().reduce((a, b) -> values(b).size() > values(a).size() ? b : a);
    int rows = longest.map(setting -> values(setting).size()).orElse(1);
    for (Setting setting : data) {
      int size = values(setting).size();
      if (size != 1 && size != rows) {
        throw error(
            setting.at(),
            "PLACE annotation layer has mismatched array lengths: '"
                + setting.name()
                + "' has "
                + size
                + " values and '"
                + longest.orElseThrow().name()
                + "' has "
                + rows
                + "; give one value or as many");
      }
    }
    if (rows == 0) {
      throw error(data.getFirst().at(), "'" + data.getFirst().name() + "' has no values");
    }
    return rows;
  }

  private static List<Literal> values(Setting setting) {
    return setting.value() instanceof Literal.Array(List<Literal> elements)
        ? elements
        : List.of(setting.value());
  }

  private Mapped column(Setting setting, int rows) {
    List<Literal> values = values(setting);
    List<Literal> all = values.size() == rows ? values : Collections.nCopies(rows, values.get(0));
    String aesthetic = internal(setting);
    if (!Names.isPosition(aesthetic)) {
      LayerSettings one = new LayerSettings(coordinates, index, geom, List.of());
      values.forEach(
          value -> one.value(aesthetic, new Setting(setting.name(), value, setting.at())));
    }
    return new Mapped.Placed(aesthetic, type(aesthetic, all), all, setting.at());
  }

  /// Texts that are all dates, times or timestamps are so where they are places.
  static Type type(String aesthetic, List<Literal> values) {
    List<Literal> given = values.stream().filter(value -> value != Literal.Null.NULL).toList();
    if (given.stream().allMatch(value -> value instanceof Literal.Numeric)) {
      return Type.NUMBER;
    }
    if (given.stream().allMatch(value -> value instanceof Literal.Flag)) {
      return Type.BOOLEAN;
    }
    return Names.isPosition(aesthetic) ? temporal(given) : Type.TEXT;
  }

  private static Type temporal(List<Literal> values) {
    if (all(values, text -> Places.date(text).isPresent())) {
      return Type.DATE;
    }
    if (all(values, text -> Places.moment(text).or(() -> Places.date(text)).isPresent())) {
      return Type.TIMESTAMP;
    }
    return all(values, text -> Places.time(text).isPresent()) ? Type.TIME : Type.TEXT;
  }

  static boolean all(List<Literal> values, Predicate<String> test) {
    return values.stream()
        .allMatch(value -> value instanceof Literal.Text(String text) && test.test(text));
  }

  private SqlError error(Position at, String message) {
    return Invalid.at(at, "Layer " + (index + 1) + ": " + message);
  }
}
