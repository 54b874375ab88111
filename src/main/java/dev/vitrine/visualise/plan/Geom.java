package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a kind of mark is made of. Adding a geom means an entry here, its statistic if it has one,
/// and its drawing in `vegalite`.
public enum Geom {
  POINT(
      new Traits()
          .dummy(Names.X)
          .dummy(Names.Y)
          .with("size", 3)
          .with("stroke", "black")
          .with("fill", "black")
          .with("opacity", 0.8)
          .with("shape", "circle")
          .with("linewidth", 1)
          .aggregates()),
  LINE(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .with("stroke", "black")
          .with("linewidth", 1.5)
          .with("opacity", 1)
          .with("linetype", "solid")
          .parameter("orientation", new Parameter.Word(List.of("aligned", "transposed")))
          .aggregates()
          .pinned(Names.X)
          .sorted()),
  BAR(
      new Traits()
          .dummy(Names.X)
          .supported(Names.Y)
          .supported("weight")
          .made("pos2end")
          .with("fill", "black")
          .with("stroke", "black")
          .with("opacity", 0.8)
          .settable("linewidth")
          .settable("linetype")
          .parameter("width", Parameter.share())
          .position(Adjustment.STACK)
          .aggregates()
          .oriented());

  @SuppressWarnings("ImmutableEnumChecker") // filled once, before anyone sees it
  private final Traits traits;

  Geom(Traits traits) {
    this.traits = traits;
  }

  /// Whether an aesthetic can or must be mapped.
  enum Role {
    REQUIRED,
    /// Where nothing is mapped to the axis, all rows share one place.
    DUMMY,
    SUPPORTED,
    /// Comes from the statistic only.
    MADE
  }

  static Optional<Geom> named(String name) {
    return Arrays.stream(values()).filter(geom -> geom.shown().equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Geom::shown).toList();
  }

  /// Its name in the language.
  public String shown() {
    return name().toLowerCase(Locale.ROOT);
  }

  Map<String, Role> aesthetics() {
    return Collections.unmodifiableMap(traits.roles);
  }

  /// Whether a mapping to it has a meaning; axes work both ways.
  boolean supports(String aesthetic) {
    Role role = traits.roles.get(aesthetic);
    Role other = traits.roles.get(Names.flipped(aesthetic));
    return (role != null && role != Role.MADE) || (other != null && other != Role.MADE);
  }

  /// Whether SETTING can give it a value.
  boolean canSet(String aesthetic) {
    return supports(aesthetic) || traits.settable.contains(aesthetic);
  }

  /// Whether a statistic may fill it.
  boolean takes(String aesthetic) {
    return traits.roles.containsKey(aesthetic)
        || traits.roles.containsKey(Names.flipped(aesthetic));
  }

  boolean isDummy(String aesthetic) {
    return traits.roles.get(aesthetic) == Role.DUMMY;
  }

  boolean requires(String aesthetic) {
    return traits.roles.get(aesthetic) == Role.REQUIRED;
  }

  /// Values of aesthetics that are neither mapped nor set.
  public Map<String, Value> defaults() {
    return Collections.unmodifiableMap(traits.defaults);
  }

  Map<String, Parameter> parameters() {
    return traits.parameters;
  }

  Adjustment position() {
    return traits.position;
  }

  boolean canAggregate() {
    return traits.aggregates;
  }

  /// Whether the direction follows from the mappings.
  boolean isOriented() {
    return traits.oriented;
  }

  /// Whether rows are drawn in the order of the main axis.
  boolean isSorted() {
    return traits.sorted;
  }

  /// Numeric aesthetics that an aggregate keeps as keys.
  List<String> pinned() {
    return traits.pinned;
  }

  private static final class Traits {
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Value> defaults = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private Adjustment position = Adjustment.IDENTITY;
    private boolean aggregates;
    private boolean oriented;
    private boolean sorted;
    private List<String> pinned = List.of();
    private final List<String> settable = new ArrayList<>();

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

    private Traits role(String aesthetic, Role role) {
      roles.put(aesthetic, role);
      return this;
    }
  }
}
