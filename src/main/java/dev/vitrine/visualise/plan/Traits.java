package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.plan.Geom.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the table of geoms is written in.
final class Traits {

  static final List<String> KERNELS =
      List.of(
          "gaussian",
          "epanechnikov",
          "triangular",
          "rectangular",
          "uniform",
          "biweight",
          "quartic",
          "cosine");
  static final List<String> SIDES = List.of("both", "left", "top", "right", "bottom");

  final Map<String, Role> roles = new LinkedHashMap<>();
  final Map<String, Value> defaults = new LinkedHashMap<>();
  final Map<String, Parameter> parameters = new LinkedHashMap<>();
  Adjustment position = Adjustment.IDENTITY;
  boolean aggregates;
  boolean oriented;
  boolean sorted;
  List<String> pinned = List.of();
  final List<String> settable = new ArrayList<>();

  Traits required(String aesthetic) {
    return role(aesthetic, Role.REQUIRED);
  }

  Traits dummy(String aesthetic) {
    return role(aesthetic, Role.DUMMY);
  }

  Traits supported(String aesthetic) {
    return role(aesthetic, Role.SUPPORTED);
  }

  /// Can be set, but a mapping to it is for other layers.
  Traits settable(String aesthetic) {
    settable.add(aesthetic);
    return this;
  }

  Traits made(String aesthetic) {
    return role(aesthetic, Role.MADE);
  }

  Traits with(String aesthetic, double number) {
    defaults.put(aesthetic, new Value.Numeric(number));
    return supported(aesthetic);
  }

  Traits with(String aesthetic, boolean flag) {
    defaults.put(aesthetic, new Value.Flag(flag));
    return supported(aesthetic);
  }

  Traits with(String aesthetic, String text) {
    defaults.put(aesthetic, new Value.Text(text));
    return supported(aesthetic);
  }

  Traits parameter(String name, Parameter parameter) {
    parameters.put(name, parameter);
    return this;
  }

  Traits position(Adjustment standard) {
    position = standard;
    return this;
  }

  Traits aggregates() {
    aggregates = true;
    return this;
  }

  Traits oriented() {
    oriented = true;
    return this;
  }

  Traits sorted() {
    sorted = true;
    return this;
  }

  Traits pinned(String... names) {
    pinned = List.of(names);
    return this;
  }

  /// What marks with an area share.
  Traits filled() {
    return with("fill", "black").with("stroke", "black").with("opacity", 0.8);
  }

  /// A line around or along it.
  Traits lined(double width) {
    return with("linewidth", width).with("linetype", "solid");
  }

  /// A line in one colour.
  Traits stroked(String colour, double width) {
    return with("stroke", colour).with("opacity", 1).lined(width);
  }

  /// Settings of a kernel density.
  Traits kernel() {
    return parameter("bandwidth", Parameter.above(0, true))
        .parameter("adjust", Parameter.above(0, false))
        .parameter("kernel", new Parameter.Word(KERNELS));
  }

  private Traits role(String aesthetic, Role role) {
    roles.put(aesthetic, role);
    return this;
  }
}
