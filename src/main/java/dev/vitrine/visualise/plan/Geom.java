package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.Arrays;
import java.util.Collections;
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
          .stroked("black", 1.5)
          .parameter("orientation", new Parameter.Word(List.of("aligned", "transposed")))
          .aggregates()
          .pinned(Names.X)
          .sorted()),
  PATH(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .stroked("black", 1.5)
          .parameter("orientation", new Parameter.Word(List.of("aligned", "transposed")))),
  AREA(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .filled()
          .lined(1)
          .made("pos2end")
          .parameter("orientation", new Parameter.Word(List.of("aligned", "transposed")))
          .position(Adjustment.STACK)
          .aggregates()
          .pinned(Names.X)
          .sorted()),
  RIBBON(
      new Traits()
          .required(Names.X)
          .required("pos2min")
          .required("pos2max")
          .filled()
          .lined(1)
          .aggregates()
          .pinned(Names.X)
          .oriented()
          .sorted()),
  BAR(
      new Traits()
          .dummy(Names.X)
          .supported(Names.Y)
          .supported("weight")
          .made("pos2end")
          .filled()
          .settable("linewidth")
          .settable("linetype")
          .parameter("width", Parameter.share())
          .position(Adjustment.STACK)
          .aggregates()
          .oriented()),
  HISTOGRAM(
      new Traits()
          .required(Names.X)
          .supported("weight")
          .made(Names.Y)
          .made("pos1end")
          .made("pos2end")
          .filled()
          .settable("linewidth")
          .settable("linetype")
          .parameter("bins", new Parameter.Amount(1, false, 1e6, true, false))
          .parameter("closed", new Parameter.Word(List.of("left", "right")))
          .parameter("binwidth", Parameter.above(0, true))
          .position(Adjustment.STACK)
          .oriented()),
  DENSITY(
      new Traits()
          .required(Names.X)
          .supported("weight")
          .made(Names.Y)
          .made("pos2end")
          .filled()
          .lined(1)
          .kernel()
          .oriented()),
  SMOOTH(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .supported("weight")
          .stroked("#3366FF", 2)
          .parameter("method", new Parameter.Word(List.of("nw", "nadaraya-watson", "ols", "tls")))
          .kernel()),
  BOXPLOT(
      new Traits()
          .dummy(Names.X)
          .required(Names.Y)
          .made("pos2end")
          .made("type")
          .with("stroke", "black")
          .with("fill", "white")
          .with("opacity", 0.8)
          .lined(1)
          .with("size", 3)
          .with("shape", "circle")
          .parameter("outliers", new Parameter.Flag())
          .parameter("coef", Parameter.atLeast(0, false))
          .parameter("width", Parameter.share())
          .parameter("hinge", Parameter.atLeast(0, true))
          .parameter("side", new Parameter.Word(Traits.SIDES))
          .position(Adjustment.DODGE)
          .oriented()),
  VIOLIN(
      new Traits()
          .dummy(Names.X)
          .required(Names.Y)
          .supported("weight")
          .made("offset")
          .filled()
          .lined(1)
          .kernel()
          .parameter("width", Parameter.above(0, false))
          .parameter("side", new Parameter.Word(Traits.SIDES))
          .parameter("tails", Parameter.atLeast(0, true))
          .position(Adjustment.DODGE)
          .oriented()),
  TEXT(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .required("label")
          .supported("stroke")
          .with("fill", "black")
          .with("opacity", 1)
          .supported("typeface")
          .with("fontsize", 11)
          .with("fontweight", "normal")
          .with("italic", false)
          .with("hjust", 0.5)
          .with("vjust", 0.5)
          .with("rotation", 0)
          .parameter("offset", new Parameter.Numbers(2, true))
          .parameter("format", new Parameter.AnyText(true))
          .parameter("parse", new Parameter.Flag())
          .aggregates()),
  SEGMENT(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .required("pos1end")
          .required("pos2end")
          .stroked("black", 1)
          .aggregates()),
  ARROW(
      new Traits()
          .required(Names.X)
          .required(Names.Y)
          .required("pos1end")
          .required("pos2end")
          .supported("fill")
          .stroked("black", 1)
          .aggregates()),
  RULE(
      new Traits()
          .supported(Names.X)
          .supported(Names.Y)
          .with("slope", 0)
          .stroked("black", 1)
          .aggregates()
          .oriented()),
  RANGE(
      new Traits()
          .dummy(Names.X)
          .required("pos2min")
          .required("pos2max")
          .stroked("black", 1)
          .parameter("hinge", Parameter.atLeast(0, true))
          .aggregates()
          .oriented()),
  TILE(
      new Traits()
          .supported(Names.X)
          .supported("pos1min")
          .supported("pos1max")
          .supported("width")
          .supported(Names.Y)
          .supported("pos2min")
          .supported("pos2max")
          .supported("height")
          .filled()
          .lined(1)
          .aggregates()
          .pinned(Names.X, "pos1min", "pos1max", "width", Names.Y, "pos2min", "pos2max", "height")),
  POLYGON(new Traits().required(Names.X).required(Names.Y).filled().lined(1)),
  SPATIAL(
      new Traits()
          .required("geometry")
          .with("fill", "#747474")
          .with("stroke", "black")
          .with("opacity", 0.8)
          .lined(0.2));

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

  /// The geom of a layer.
  ///
  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID` when there is none of that name
  static Geom of(Layer layer) {
    String name = layer.geom().toLowerCase(Locale.ROOT);
    return named(name)
        .orElseThrow(() ->
            Invalid.at(
                layer.at(),
                "unknown geom '"
                    + layer.geom()
                    + "'; there are "
                    + String.join(", ", names())
                    + Nearest.hint(name, names())));
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
}
