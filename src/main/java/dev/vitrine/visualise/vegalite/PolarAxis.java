package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.Transform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One axis of a disc: where values lie between its start, 0, and its end, 1. Levels share it
/// evenly and lie in the middle of their steps, the first one next to the start.
final class PolarAxis {

  private static final Value NONE = new Value.Text(Names.DUMMY);

  /// @param share where it lies
  /// @param label empty when RENAMING left it out
  record Tick(double share, String label) {}

  private final Optional<Scale> scale;
  private final List<Value> domain;
  private final Transform transform;
  private final Map<Value, Integer> levels = new HashMap<>();
  private final double low;
  private final double high;

  /// @param scale empty where no layer has anything on the axis
  PolarAxis(Optional<Scale> scale) {
    this.scale = scale;
    this.domain = scale.map(Scale::domain).orElse(List.of(NONE));
    this.transform = scale.map(Scale::transform).orElse(Transform.STRING);
    if (isLine()) {
      List<Double> ends = domain.stream().map(Value::position).map(this::bent).toList();
      low = ends.isEmpty() ? Double.NaN : Collections.min(ends);
      high = ends.isEmpty() ? Double.NaN : Collections.max(ends);
    } else {
      domain.forEach(level -> levels.putIfAbsent(level, levels.size()));
      low = 0;
      high = levels.size();
    }
  }

  private boolean isLine() {
    Kind kind = scale.map(Scale::kind).orElse(Kind.DISCRETE);
    boolean numbers =
        !domain.isEmpty() && domain.stream().allMatch(value -> value instanceof Value.Numeric);
    return kind.isNumberLine() || (kind == Kind.IDENTITY && numbers);
  }

  boolean hasLevels() {
    return !isLine();
  }

  int count() {
    return levels.size();
  }

  /// Whether nothing is mapped to it.
  boolean isDummy() {
    return levels.size() == 1 && levels.containsKey(NONE);
  }

  /// The share that one level has.
  double step() {
    return levels.isEmpty() ? 1 : 1.0 / levels.size();
  }

  /// NaN for what has no place.
  double share(Value value) {
    return directed(
        hasLevels()
            ? (levels.getOrDefault(value, Integer.MIN_VALUE) + 0.5) * step()
            : share(value.position()));
  }

  private double share(double place) {
    double at = bent(place);
    return high == low ? 0.5 : (at - low) / (high - low);
  }

  private double directed(double share) {
    boolean placed = Double.isFinite(share) && (!hasLevels() || share >= 0);
    boolean reversed = scale.filter(known -> known.plan().reversed()).isPresent();
    return placed ? reversed ? 1 - share : share : Double.NaN;
  }

  /// The ends of the bin that a value lies in; none on an axis without bins.
  List<Double> bin(Value value) {
    return scale
        .filter(known -> known.kind() == Kind.BINNED)
        .map(known -> bin(known, value.position()))
        .orElse(List.of());
  }

  private List<Double> bin(Scale known, double place) {
    return known
        .binOf(place)
        .map(bin -> List.of(share(known.breaks().get(bin)), share(known.breaks().get(bin + 1))))
        .orElse(List.of(Double.NaN, Double.NaN));
  }

  /// Where it is marked.
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    List<Value> marked = hasLevels() ? domain : scale.map(Scale::breaks).orElse(List.of());
    if (!isDummy()) {
      marked.stream()
          .filter(value -> !Double.isNaN(share(value)))
          .forEach(value -> ticks.add(new Tick(share(value), label(value))));
    }
    return ticks;
  }

  private String label(Value value) {
    return scale.filter(_ -> !value.isNull()).map(known -> known.labelOf(value)).orElse("null");
  }

  /// Along a number line, the least distance of two places, as a share of the axis.
  OptionalDouble resolution(List<Double> shares) {
    List<Double> sorted = shares.stream().filter(Double::isFinite).distinct().sorted().toList();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.size(); i++) {
      least = Math.min(least, sorted.get(i) - sorted.get(i - 1));
    }
    return Double.isFinite(least) ? OptionalDouble.of(least) : OptionalDouble.empty();
  }

  /// As Vega bends straight axes.
  private double bent(double place) {
    return switch (transform) {
      case LOG10, LOG2, LN -> Math.log(place);
      case SQRT -> Math.sqrt(place);
      case SQUARE -> Math.signum(place) * place * place;
      case ASINH, PSEUDO_LOG10, PSEUDO_LOG2, PSEUDO_LN ->
          Math.signum(place) * Math.log1p(Math.abs(place));
      default -> place;
    };
  }
}
