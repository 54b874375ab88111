package dev.vitrine.visualise.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How marks that meet at one place are kept apart (`SETTING position`).
enum Adjustment {
  IDENTITY(Map.of()),
  STACK(
      Map.of(
          "center",
          new Parameter.Flag(),
          "total",
          new Parameter.Amount(0, true, Double.MAX_VALUE, false, true))),
  DODGE(Map.of("width", Parameter.share())),
  JITTER(
      Map.of(
          "width",
          Parameter.share(),
          "dodge",
          new Parameter.Flag(),
          "distribution",
          new Parameter.Word(List.of("uniform", "normal", "density", "intensity")),
          "bandwidth",
          new Parameter.Amount(0, true, Double.MAX_VALUE, false, true),
          "adjust",
          new Parameter.Amount(0, true, Double.MAX_VALUE, false, false),
          "side",
          new Parameter.Word(List.of("both", "left", "top", "right", "bottom")),
          "seed",
          Parameter.seed()));

  @SuppressWarnings("ImmutableEnumChecker") // Map.of
  private final Map<String, Parameter> parameters;

  Adjustment(Map<String, Parameter> parameters) {
    this.parameters = parameters;
  }

  Map<String, Parameter> parameters() {
    return parameters;
  }

  static Optional<Adjustment> named(String name) {
    return Arrays.stream(values()).filter(value -> value.shown().equals(name)).findFirst();
  }

  String shown() {
    return name().toLowerCase(Locale.ROOT);
  }
}
