package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.stat.Aggregation;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `SETTING aggregate`: which function goes to which aesthetic.
record Aggregates(Coordinates coordinates, LayerPlan layer, List<Item> items) {

  /// @param aggregate a string or an array of them
  Aggregation read(Literal aggregate) {
    List<String> defaults = new ArrayList<>();
    Map<String, List<String>> targeted = new LinkedHashMap<>();
    for (String entry : entriesOf(aggregate)) {
      int colon = entry.indexOf(':');
      String function = function(entry);
      if (colon < 0) {
        defaults.add(function);
      } else {
        targets(entry.substring(0, colon).strip())
            .forEach(name -> targeted.computeIfAbsent(name, _ -> new ArrayList<>()).add(function));
      }
    }
    addDefaults(defaults, targeted);
    checkLockstep(targeted);
    List<String> kept =
        layer.geom().pinned().stream().filter(n -> !targeted.containsKey(n)).toList();
    return new Aggregation(targeted, kept, Names.stat(Statistics.AGGREGATE));
  }

  /// Aesthetics that a function is written for, in aligned form.
  static List<String> explicitTargets(Coordinates coordinates, LayerPlan layer) {
    return layer.aggregate().map(Aggregates::entriesOf).orElse(List.of()).stream()
        .filter(entry -> entry.indexOf(':') > 0)
        .map(entry -> entry.substring(0, entry.indexOf(':')).strip())
        .flatMap(name -> coordinates.internal(name).stream())
        .toList();
  }

  private static List<String> entriesOf(Literal literal) {
    return switch (literal) {
      case Literal.Text(String text) -> List.of(text);
      case Literal.Array(List<Literal> elements) ->
          elements.stream().flatMap(element -> entriesOf(element).stream()).toList();
      case Literal.Numeric _, Literal.Flag _, Literal.Null _ -> List.of();
    };
  }

  /// What is wrong with the entries themselves, whatever the layer maps.
  static Optional<String> complaint(Literal literal) {
    boolean texts =
        literal instanceof Literal.Text
            || literal == Literal.Null.NULL
            || (literal instanceof Literal.Array(var elements)
                && elements.stream()
                    .allMatch(e -> e instanceof Literal.Text || e == Literal.Null.NULL));
    if (!texts) {
      return Optional.of(
          "'aggregate' should be a string or an array of strings, not " + literal.shown());
    }
    List<String> entries = entriesOf(literal);
    List<String> defaults = entries.stream().filter(entry -> entry.indexOf(':') < 0).toList();
    return entries.stream()
        .map(Aggregates::function)
        .filter(function -> !Aggregation.isFunction(function))
        .map(Aggregates::unknown)
        .findFirst()
        .or(() -> tooMany(defaults));
  }

  private static String function(String entry) {
    return entry.substring(entry.indexOf(':') + 1).strip();
  }

  private static String unknown(String function) {
    return "unknown aggregate function '"
        + function
        + "'; there are "
        + String.join(", ", Aggregation.vocabulary())
        + ", and bands such as 'mean-1.96se'"
        + Nearest.hint(function, Aggregation.vocabulary());
  }

  private static Optional<String> tooMany(List<String> defaults) {
    return defaults.size() > 2
        ? Optional.of(
            "'aggregate' accepts at most two unprefixed defaults; got a third: '"
                + defaults.get(2)
                + "'")
        : Optional.empty();
  }

  private List<String> targets(String name) {
    String internal = coordinates.internal(name).orElse(name);
    List<String> wanted =
        internal.equals("color") ? List.of("stroke", "fill") : List.of(layer.aligned(internal));
    List<String> found =
        wanted.stream()
            .filter(w -> items.stream().anyMatch(item -> item.aesthetic().equals(w)))
            .toList();
    if (found.isEmpty()) {
      List<String> known =
          items.stream()
              .filter(item -> !item.aesthetic().isEmpty())
              .map(item -> coordinates.user(layer.aligned(item.aesthetic())))
              .toList();
      throw error(
          "aggregate target '"
              + name
              + "' is not mapped on this layer; it maps "
              + String.join(", ", known)
              + Nearest.hint(name, known));
    }
    return found;
  }

  /// One default goes to all other numbers; of two, the second goes to the upper ends.
  private void addDefaults(List<String> defaults, Map<String, List<String>> targeted) {
    if (defaults.isEmpty()) {
      return;
    }
    for (Item item : items) {
      String name = item.aesthetic();
      boolean open = item.use() == Use.MEASURE && !layer.geom().pinned().contains(name);
      boolean upper = name.endsWith("max") || name.endsWith("end");
      if (open) {
        targeted.putIfAbsent(name, List.of(upper ? defaults.getLast() : defaults.getFirst()));
      }
    }
  }

  private void checkLockstep(Map<String, List<String>> targeted) {
    int most = targeted.values().stream().mapToInt(List::size).max().orElse(1);
    targeted.forEach((name, functions) -> {
      if (functions.size() != 1 && functions.size() != most) {
        throw error(
            "aggregate target '"
                + coordinates.user(layer.aligned(name))
                + "' has "
                + functions.size()
                + " functions; targets in an exploded layer must have either 1 or "
                + most
                + " functions (the longest target's count)");
      }
    });
  }

  private SqlError error(String message) {
    return layer.error("aggregate", message);
  }
}
