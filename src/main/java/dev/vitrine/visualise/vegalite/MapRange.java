package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.geo.Graticule.Places;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Literal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// What SCALE says of longitudes and latitudes.
final class MapRange {

  private static final int ABOUT = 7;

  private MapRange() {}

  /// The box of places that FROM names; ends that it leaves open are those of the data.
  static Optional<Geometry> of(Picture picture) {
    boolean given =
        Stream.of(Names.X, Names.Y)
            .map(picture.scales()::get)
            .anyMatch(scale -> scale != null && !scale.plan().from().isEmpty());
    if (!given) {
      return Optional.empty();
    }
    Envelope lon = range(picture, Names.X);
    Envelope lat = range(picture, Names.Y);
    return lon.isNull() || lat.isNull()
        ? Optional.empty()
        : Optional.of(
            new GeometryFactory()
                .toGeometry(
                    new Envelope(lon.getMinX(), lon.getMaxX(), lat.getMinX(), lat.getMaxX())));
  }

  private static Envelope range(Picture picture, String axis) {
    Envelope range = new Envelope();
    for (Picture.Layer layer : picture.layers()) {
      for (String name : layer.frame().names()) {
        boolean place =
            Names.isAesthetic(name) && Names.family(Names.aestheticOf(name)).equals(axis);
        if (place) {
          include(range, layer.frame().column(name));
        }
      }
    }
    Scale scale = picture.scales().get(axis);
    List<Value> from = scale == null ? List.of() : scale.plan().from();
    return from.size() == 2 ? ended(range, from) : range;
  }

  private static void include(Envelope range, Column column) {
    for (int row = 0; row < column.size(); row++) {
      double at = column.number(row);
      if (Double.isFinite(at)) {
        range.expandToInclude(at, 0);
      }
    }
  }

  private static Envelope ended(Envelope data, List<Value> from) {
    double low = from.getFirst().isNull() ? data.getMinX() : from.getFirst().position();
    double high = from.getLast().isNull() ? data.getMaxX() : from.getLast().position();
    return new Envelope(low, high, 0, 0);
  }

  /// Where SETTING breaks puts the lines of the grid.
  static Places places(Scale scale) {
    Literal breaks =
        scale.plan().clause().map(ScaleClause::settings).orElse(List.of()).stream()
            .filter(setting -> setting.name().equals("breaks"))
            .reduce((_, later) -> later)
            .map(setting -> setting.value())
            .orElse(Literal.Null.NULL);
    return switch (breaks) {
      case Literal.Numeric(double count, var _) -> new Places.About((int) count);
      case Literal.Array(List<Literal> elements) -> new Places.At(degrees(elements));
      case Literal.Text _, Literal.Flag _, Literal.Null _ -> new Places.About(ABOUT);
    };
  }

  private static List<Double> degrees(List<Literal> elements) {
    return elements.stream()
        .filter(element -> element instanceof Literal.Numeric)
        .map(element -> ((Literal.Numeric) element).value())
        .toList();
  }
}
