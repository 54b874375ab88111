package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Literal;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Resolves the names of one DRAW clause: which aesthetic shows which column.
final class LayerBinder {

  private final Coordinates coordinates;
  private final int index;
  private final Layer.Draw draw;
  private final Geom geom;
  private final Schema schema;
  private boolean hasWildcard;

  LayerBinder(Coordinates coordinates, int index, Layer.Draw draw, Schema schema) {
    this.coordinates = coordinates;
    this.index = index;
    this.draw = draw;
    this.geom = Geom.of(draw);
    this.schema = schema;
  }

  /// @param inherited the mappings behind VISUALISE
  /// @param source the layer's rows as a query
  LayerPlan bind(List<Mapping> inherited, String source) {
    Map<String, Mapped> mappings = resolved(merged(inherited));
    LayerSettings settings =
        new LayerSettings(coordinates, index, geom, draw.settings()).read(mappings.keySet());
    LayerPlan layer =
        new LayerPlan(
            index,
            geom,
            source,
            mappings,
            settings.fixed(),
            settings.parameters(),
            settings.adjustment(),
            draw.filter(),
            partition(),
            draw.orderBy(),
            new Remapping(coordinates, index, geom).read(draw.remappings()),
            settings.transposed(),
            false,
            draw.at(),
            settings.places());
    boolean guessed =
        schema.isOpen() && (hasWildcard || geom == Geom.SPATIAL || draw.from().isPresent());
    if (!guessed) {
      new Required(coordinates, columns()).check(layer);
    }
    return layer;
  }

  /// The layer's own mappings, then the inherited ones that it has a use for, then what `*` finds.
  private Map<String, Mapping> merged(List<Mapping> inherited) {
    Map<String, Mapping> own = new LinkedHashMap<>();
    draw.mappings().forEach(mapping -> name(mapping).ifPresent(name -> own.put(name, mapping)));
    own.forEach(this::checkSupported);
    Map<String, Mapping> global = new LinkedHashMap<>();
    inherited.forEach(mapping -> name(mapping).ifPresent(name -> global.put(name, mapping)));
    global.forEach((name, mapping) -> {
      if (isSupported(name) && isThere(name, mapping)) {
        own.putIfAbsent(name, mapping);
      }
    });
    List<Mapping> all = new ArrayList<>(draw.mappings());
    all.addAll(inherited);
    all.stream()
        .filter(mapping -> mapping instanceof Mapping.Wildcard)
        .findFirst()
        .ifPresent(wildcard -> {
          hasWildcard = true;
          expand(own, wildcard.at());
        });
    if (geom == Geom.SPATIAL && !own.containsKey(Names.GEOMETRY)) {
      schema
          .geometry()
          .ifPresent(column ->
              own.put(Names.GEOMETRY, new Mapping.Column(column, Names.GEOMETRY, draw.at())));
    }
    return own;
  }

  private Optional<String> name(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Wildcard _ -> Optional.empty();
      case Mapping.Column column -> coordinates.internal(column.aesthetic());
      case Mapping.Constant constant -> coordinates.internal(constant.aesthetic());
    };
  }

  /// A layer with a source of its own need not have the column that others show; but what its geom
  /// cannot do without, it needs.
  private boolean isThere(String aesthetic, Mapping mapping) {
    return draw.from().isEmpty()
        || geom.requires(aesthetic)
        || geom.isDummy(aesthetic)
        || !(mapping instanceof Mapping.Column column)
        || schema.find(column.column()).isPresent();
  }

  private boolean isSupported(String aesthetic) {
    if (Names.isFacet(aesthetic)) {
      return true;
    }
    return aesthetic.equals("color")
        ? geom.supports("stroke") || geom.supports("fill")
        : geom.supports(aesthetic);
  }

  private void checkSupported(String aesthetic, Mapping mapping) {
    if (!isSupported(aesthetic)) {
      List<String> known = supported();
      throw error(
          mapping.named(),
          "Layer '"
              + geom.shown()
              + "' does not support the `"
              + coordinates.user(aesthetic)
              + "` mapping; it has "
              + String.join(", ", known)
              + Nearest.hint(coordinates.user(aesthetic), known));
    }
  }

  private List<String> supported() {
    return geom.aesthetics().keySet().stream()
        .filter(geom::supports)
        .filter(name -> geom.aesthetics().get(name) != Geom.Role.MADE)
        .map(coordinates::user)
        .toList();
  }

  private void expand(Map<String, Mapping> own, Position at) {
    List<String> names = new ArrayList<>(geom.aesthetics().keySet());
    names.removeIf(name -> geom.aesthetics().get(name) == Geom.Role.MADE);
    if (isSupported("color")) {
      names.add("color");
    }
    for (String name : names) {
      String user = coordinates.user(name);
      if (schema.columns().containsKey(user)) {
        own.putIfAbsent(name, new Mapping.Column(user, user, at));
      }
    }
  }

  /// Columns found, NULLs dropped, `color` given to what the geom has of stroke and fill.
  private Map<String, Mapped> resolved(Map<String, Mapping> merged) {
    Map<String, Mapped> result = new LinkedHashMap<>();
    merged.forEach((name, mapping) -> mapped(mapping).ifPresent(m -> result.put(name, m)));
    Mapped colour = result.remove("color");
    if (colour != null) {
      for (String target : List.of("stroke", "fill")) {
        if (geom.supports(target)) {
          result.putIfAbsent(target, colour);
        }
      }
    }
    return result;
  }

  private Optional<Mapped> mapped(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Wildcard _ -> Optional.empty();
      case Mapping.Column column -> Optional.of(source(column));
      case Mapping.Constant constant ->
          Constants.value(constant.value()).map(v -> constant(v, constant));
    };
  }

  private Mapped constant(Value value, Mapping.Constant constant) {
    if (constant.aesthetic().equals(Names.WEIGHT)) {
      throw error(
          constant.at(),
          "weight must be a column, not a literal: the same weight for all rows weighs nothing");
    }
    return new Mapped.Constant(value, constant.at());
  }

  private Mapped source(Mapping.Column column) {
    String found =
        schema
            .find(column.column())
            .orElseThrow(() ->
                missing(
                    column.at(),
                    "aesthetic '" + column.aesthetic() + "' references",
                    column.column()));
    return new Mapped.Source(found, schema.type(found), column.at());
  }

  private List<Field> partition() {
    List<Field> columns = new ArrayList<>();
    for (Name name : draw.partitionBy()) {
      String found =
          schema
              .find(name.text())
              .orElseThrow(() -> missing(name.at(), "PARTITION BY references", name.text()));
      columns.add(new Field(found, schema.type(found)));
    }
    return columns;
  }

  private SqlError missing(Position at, String who, String column) {
    return error(
        at,
        who
            + " non-existent column '"
            + column
            + "'"
            + Nearest.hint(column, schema.columns().keySet()));
  }

  private String columns() {
    return schema.columns().isEmpty()
        ? "map a column"
        : "name a column of "
            + String.join(", ", schema.columns().keySet().stream().limit(20).toList());
  }

  private SqlError error(Position at, String message) {
    return Invalid.at(at, "Layer " + (index + 1) + ": " + message);
  }

  /// Constants of the language as values.
  static final class Constants {

    private Constants() {}

    /// Empty for NULL and arrays.
    static Optional<Value> value(Literal literal) {
      return switch (literal) {
        case Literal.Text(String text) -> Optional.of(new Value.Text(text));
        case Literal.Numeric(double number, var _) -> Optional.of(new Value.Numeric(number));
        case Literal.Flag(boolean flag) -> Optional.of(new Value.Flag(flag));
        case Literal.Null _, Literal.Array _ -> Optional.empty();
      };
    }
  }
}
