package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.ScalePlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/// Where tiles begin and end, each direction by itself. A discrete direction has a centre and a
/// share of its step; a continuous one two of centre, ends and size.
///
/// A date is a whole day, so that a tile one day wide begins with its day and ends with it. Sizes
/// along timestamps and times are seconds.
record Tiles(Coordinates coordinates, Map<String, ScalePlan> plans) {

  private static final Set<Set<String>> PAIRS =
      Set.of(
          Set.of("min", "max"),
          Set.of("", "size"),
          Set.of(""),
          Set.of("", "min"),
          Set.of("", "max"),
          Set.of("min", "size"),
          Set.of("max", "size"));

  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID`
  void check(LayerPlan layer) {
    check(layer, Names.X);
    check(layer, Names.Y);
  }

  private void check(LayerPlan layer, String axis) {
    Set<String> given = given(layer, axis);
    String user = coordinates.user(axis);
    if (isStepped(axis)) {
      if (given.contains("min") || given.contains("max")) {
        throw layer.error(
            "Cannot use %1$smin/%1$smax with discrete %1$s aesthetic. Use %1$s + %2$s instead."
                .formatted(user, size(axis)));
      }
      if (given.contains("")) {
        return;
      }
    }
    if (!PAIRS.contains(given)) {
      throw layer.error(
          "Tile requires exactly 2 %1$s-direction parameters from {%1$s, %1$smin, %1$smax, %2$s}."
              .formatted(user, size(axis)));
    }
    boolean unclear = given.equals(Set.of("")) && unit(axis) > 1;
    if (unclear) {
      throw layer.error(
          "a tile over the times of '%s' needs a size; SETTING %s => 3600 is an hour"
              .formatted(user, size(axis)));
    }
  }

  private static Set<String> given(LayerPlan layer, String axis) {
    Set<String> given = new TreeSet<>();
    for (String part : List.of("", "min", "max")) {
      if (layer.maps(axis + part)) {
        given.add(part);
      }
    }
    if (layer.maps(size(axis)) || layer.fixed().get(size(axis)) instanceof Value.Numeric) {
      given.add("size");
    }
    return given;
  }

  private static String size(String axis) {
    return axis.equals(Names.X) ? "width" : "height";
  }

  private boolean isStepped(String axis) {
    ScalePlan plan = plans.get(axis);
    return plan != null && plan.kind().hasLevels();
  }

  private boolean isBinned(String axis) {
    ScalePlan plan = plans.get(axis);
    return plan != null && plan.kind() == Kind.BINNED;
  }

  private double unit(String axis) {
    ScalePlan plan = plans.get(axis);
    return switch (plan == null ? Type.NUMBER : plan.type()) {
      case TIMESTAMP -> 1e6;
      case TIME -> 1e9;
      case INTEGER, NUMBER, TEXT, BOOLEAN, DATE, BINARY -> 1;
    };
  }

  LayerRows apply(LayerRows rows) {
    return ended(ended(rows, Names.X), Names.Y);
  }

  private LayerRows ended(LayerRows rows, String axis) {
    if (isStepped(axis) || (isBinned(axis) && rows.frame().has(Names.column(axis)))) {
      return rows;
    }
    Frame frame = rows.frame();
    Optional<Column> low = frame.find(Names.column(axis + "min"));
    Optional<Column> high = frame.find(Names.column(axis + "max"));
    Map<String, Column> columns = new LinkedHashMap<>(frame.columns());
    columns.remove(Names.column(axis));
    columns.remove(Names.column(size(axis)));
    Ends ends = ends(rows, axis);
    columns.put(Names.column(axis + "min"), low.orElseGet(() -> places(frame, axis, ends.low())));
    columns.put(Names.column(axis + "max"), high.orElseGet(() -> places(frame, axis, ends.high())));
    return named(rows.withFrame(new Frame(frame.rows(), columns)), axis);
  }

  private record Ends(IntToDoubleFunction low, IntToDoubleFunction high) {}

  private Ends ends(LayerRows rows, String axis) {
    Frame frame = rows.frame();
    Optional<Column> centre = frame.find(Names.column(axis));
    Optional<Column> low = frame.find(Names.column(axis + "min"));
    Optional<Column> high = frame.find(Names.column(axis + "max"));
    IntToDoubleFunction size = sizes(rows, axis);
    if (centre.isEmpty()) {
      return new Ends(
          row -> high.orElseThrow().number(row) - size.applyAsDouble(row),
          row -> low.orElseThrow().number(row) + size.applyAsDouble(row));
    }
    Column middle = centre.get();
    if (low.isPresent() || high.isPresent()) {
      return new Ends(
          row -> 2 * middle.number(row) - high.orElseThrow().number(row),
          row -> 2 * middle.number(row) - low.orElseThrow().number(row));
    }
    double noon = middle.type() == Type.DATE ? 0.5 : 0;
    return new Ends(
        row -> middle.number(row) + noon - size.applyAsDouble(row) / 2,
        row -> middle.number(row) + noon + size.applyAsDouble(row) / 2);
  }

  private IntToDoubleFunction sizes(LayerRows rows, String axis) {
    double unit = unit(axis);
    Optional<Column> sizes = rows.frame().find(Names.column(size(axis)));
    if (sizes.isPresent()) {
      return row -> sizes.get().number(row) * unit;
    }
    double fixed =
        rows.layer().fixed().get(size(axis)) instanceof Value.Numeric(double size) ? size : 1;
    return _ -> fixed * unit;
  }

  private static Column places(Frame frame, String axis, IntToDoubleFunction place) {
    Type type = type(frame, axis);
    ColumnBuilder builder = ColumnBuilder.of(type);
    for (int row = 0; row < frame.rows(); row++) {
      double at = place.applyAsDouble(row);
      if (Double.isNaN(at)) {
        builder.appendNull();
      } else if (type == Type.NUMBER) {
        builder.append(at);
      } else {
        builder.append((long) Math.floor(at));
      }
    }
    return builder.build();
  }

  /// Of what is there: ends of numbers are fractions.
  private static Type type(Frame frame, String axis) {
    for (String part : List.of("", "min", "max")) {
      Optional<Column> column = frame.find(Names.column(axis + part));
      if (column.isPresent() && column.get().type().isTemporal()) {
        return column.get().type();
      }
    }
    return Type.NUMBER;
  }

  /// The ends show what the centre shows.
  private static LayerRows named(LayerRows rows, String axis) {
    if (!(rows.layer().mappings().get(axis) instanceof Mapped.Source source)) {
      return rows;
    }
    Map<String, String> made = new HashMap<>(rows.made());
    made.putIfAbsent(axis, source.column());
    return rows.withMade(made);
  }
}
