package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A layer whose names are resolved.
///
/// @param index 0 for the backmost
/// @param source a query for its rows
/// @param mappings by internal aesthetic
/// @param fixed aesthetics that SETTING gives; NULL for none
/// @param parameters of the geom and its position
/// @param partition columns of PARTITION BY in their own spelling
/// @param remappings by internal aesthetic
/// @param transposed whether its main axis is `pos2`
/// @param placed whether its mappings are all [Mapped.Placed]: it reads nobody's rows
/// @param places where the values of parameters are written
record LayerPlan(
    int index,
    Geom geom,
    String source,
    Map<String, Mapped> mappings,
    Map<String, Value> fixed,
    Map<String, Literal> parameters,
    Adjustment adjustment,
    Optional<String> filter,
    List<Field> partition,
    Optional<String> orderBy,
    Map<String, Remapped> remappings,
    boolean transposed,
    boolean placed,
    Position at,
    Map<String, Position> places) {

  LayerPlan {
    mappings = Collections.unmodifiableMap(new LinkedHashMap<>(mappings));
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    partition = List.copyOf(partition);
    remappings = Collections.unmodifiableMap(new LinkedHashMap<>(remappings));
  }

  LayerPlan withMappings(Map<String, Mapped> changed) {
    return new LayerPlan(
        index,
        geom,
        source,
        changed,
        fixed,
        parameters,
        adjustment,
        filter,
        partition,
        orderBy,
        remappings,
        transposed,
        placed,
        at,
        places);
  }

  /// Whether an aesthetic shows its values as they are, whatever scale other layers have for it.
  boolean isUnscaled(String aesthetic) {
    return mappings.get(aesthetic) instanceof Mapped.Placed && !Names.isPosition(aesthetic);
  }

  /// Whether it is a rule with a slope: its place is where it meets the other axis.
  boolean isDiagonal() {
    boolean sloped =
        maps("slope") || (fixed.get("slope") instanceof Value.Numeric(double slope) && slope != 0);
    return geom == Geom.RULE && sloped;
  }

  LayerPlan withTransposed(boolean changed) {
    return new LayerPlan(
        index,
        geom,
        source,
        mappings,
        fixed,
        parameters,
        adjustment,
        filter,
        partition,
        orderBy,
        remappings,
        changed,
        placed,
        at,
        places);
  }

  boolean maps(String aesthetic) {
    return mappings.containsKey(aesthetic);
  }

  /// Whether anything is mapped to an axis or one of its variants.
  boolean mapsFamily(String family) {
    return mappings.keySet().stream().anyMatch(name -> Names.family(name).equals(family));
  }

  /// An aesthetic as it is called once the main axis is `pos1`.
  String aligned(String aesthetic) {
    return transposed ? Names.flipped(aesthetic) : aesthetic;
  }

  double number(String parameter, double otherwise) {
    return parameters.get(parameter) instanceof Literal.Numeric(double value, var _)
        ? value
        : otherwise;
  }

  boolean flag(String parameter, boolean otherwise) {
    return parameters.get(parameter) instanceof Literal.Flag(boolean value) ? value : otherwise;
  }

  String word(String parameter, String otherwise) {
    return parameters.get(parameter) instanceof Literal.Text(String value) ? value : otherwise;
  }

  /// Whether an aggregate takes the place of the geom's statistic.
  Optional<Literal> aggregate() {
    return Optional.ofNullable(parameters.get("aggregate"))
        .filter(value -> value != Literal.Null.NULL)
        .filter(value -> !(value instanceof Literal.Array(var list) && list.isEmpty()));
  }

  SqlError error(String message) {
    return Invalid.at(at, "Layer " + (index + 1) + ": " + message);
  }

  /// An error of a setting, at its value.
  SqlError error(String setting, String message) {
    return error(places.getOrDefault(setting, at), message);
  }

  SqlError error(Position where, String message) {
    return Invalid.at(where, "Layer " + (index + 1) + ": " + message);
  }
}
