package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a row of a layer covers on one axis: from where to where, as shares of it.
///
/// @param name `pos1` or `pos2`
record PolarBands(Picture.Layer layer, PolarAxis axis, String name) {

  private static final double BAR = 0.9;

  /// @param from NaN where nothing is covered
  record Band(double from, double to) {}

  /// One place; NaN for none.
  double place(int row) {
    return column(name).map(column -> offset(row) + axis.share(column.value(row))).orElse(whole());
  }

  /// The place of a variant such as `pos1end`.
  double place(String aesthetic, int row) {
    return column(aesthetic).map(column -> axis.share(column.value(row))).orElse(Double.NaN);
  }

  private static double whole() {
    return 0.5;
  }

  double offset(int row) {
    double offset =
        column(name + "offset").map(column -> column.number(row)).orElse(0.0) * axis.step();
    return Double.isNaN(offset) ? 0 : offset;
  }

  private Optional<Column> column(String aesthetic) {
    return layer.frame().find(Names.column(aesthetic));
  }

  Band band(int row) {
    Optional<String> end = variant("end", "max");
    if (end.isPresent()) {
      String start = column(name).isPresent() ? name : name + "min";
      return new Band(place(start, row), place(end.get(), row));
    }
    if (column(name).isEmpty()) {
      return new Band(0, 1);
    }
    Value value = layer.frame().column(Names.column(name)).value(row);
    List<Double> bin = axis.bin(value);
    return bin.isEmpty() ? around(place(row), width(row)) : new Band(bin.get(0), bin.get(1));
  }

  private Optional<String> variant(String... variants) {
    for (String variant : variants) {
      if (column(name + variant).isPresent()) {
        return Optional.of(name + variant);
      }
    }
    return Optional.empty();
  }

  private static Band around(double middle, double width) {
    return new Band(middle - width / 2, middle + width / 2);
  }

  private double width(int row) {
    if (axis.hasLevels()) {
      return share(row) * axis.step();
    }
    List<Double> places = new ArrayList<>();
    for (int other = 0; other < layer.frame().rows(); other++) {
      places.add(place(other));
    }
    return axis.resolution(places).orElse(1) * BAR;
  }

  /// Bars fill their step of a disc, unless they stand side by side or SETTING gives a width.
  private double share(int row) {
    if (layer.geom() == Geom.TILE) {
      return size(name.equals(Names.X) ? "width" : "height", row);
    }
    boolean narrow =
        layer.geom() == Geom.BOXPLOT
            || layer.frame().has(Names.column(name + "offset"))
            || layer.parameters().containsKey("width");
    return narrow ? layer.width() : 1;
  }

  private double size(String aesthetic, int row) {
    Frame frame = layer.frame();
    if (frame.has(Names.column(aesthetic))) {
      return frame.column(Names.column(aesthetic)).number(row);
    }
    return layer.fixed().get(aesthetic) instanceof Value.Numeric(double number) ? number : 1;
  }
}
