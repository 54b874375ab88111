package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.syntax.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that a writer needs.
///
/// @param coordinates what the axes are called
/// @param facet how it is split into panels; empty for one
/// @param scales by primary aesthetic
/// @param titles of axes and legends by primary aesthetic; empty for none
/// @param heading `title`, `subtitle`, `caption` of the whole, where given
public record Picture(
    Coordinates coordinates,
    Optional<Faceting> facet,
    List<Layer> layers,
    Map<String, Scale> scales,
    Map<String, Optional<String>> titles,
    Map<String, String> heading,
    List<String> warnings) {

  /// @param frame columns `__aes_…` and `__group_…`
  /// @param fixed aesthetics with one value that no scale changes; NULL for none
  /// @param groups columns that split the rows into marks
  /// @param dummies axes without a mapping
  /// @param sources by aesthetic, the column of the user's data that it shows
  /// @param unscaled aesthetics whose values are what is drawn, whatever scale others have
  /// @param width share of its step that a bar takes
  /// @param transposed whether the main axis is the second one
  /// @param parameters of the geom and its position, as SETTING gives them
  public record Layer(
      Geom geom,
      Frame frame,
      Map<String, Value> fixed,
      List<String> groups,
      Set<String> dummies,
      Map<String, String> sources,
      Set<String> unscaled,
      double width,
      boolean transposed,
      Map<String, Literal> parameters) {

    /// The same look on other rows.
    public Layer redrawn(Geom as, Frame rows, List<String> split) {
      return new Layer(
          as, rows, fixed, split, dummies, sources, unscaled, width, transposed, parameters);
    }

    /// With some aesthetics left out.
    public Layer without(Set<String> aesthetics) {
      Map<String, Value> kept = new LinkedHashMap<>(fixed);
      kept.keySet().removeAll(aesthetics);
      Frame rest = frame;
      for (String aesthetic : aesthetics) {
        rest = rest.without(Names.column(aesthetic));
      }
      List<String> split = groups.stream().filter(rest::has).toList();
      return new Layer(
          geom, rest, kept, split, dummies, sources, unscaled, width, transposed, parameters);
    }

    /// A parameter that is a number; NULL is none, which is 0.
    public double number(String parameter, double otherwise) {
      return switch (parameters.get(parameter)) {
        case null -> otherwise;
        case Literal.Numeric(double value, var _) -> value;
        default -> 0;
      };
    }

    public String word(String parameter, String otherwise) {
      return parameters.get(parameter) instanceof Literal.Text(String value) ? value : otherwise;
    }
  }

  /// Whether each panel has its own scale for an axis or a variant of it.
  public boolean isFree(String aesthetic) {
    return facet.filter(panels -> panels.isFree(aesthetic)).isPresent();
  }

  /// What the user calls an aesthetic.
  public String user(String aesthetic) {
    return facet
        .filter(_ -> Names.isFacet(aesthetic))
        .map(panels -> panels.user(aesthetic))
        .orElseGet(() -> coordinates.user(aesthetic));
  }

  /// The same picture of other layers.
  public Picture redrawn(List<Layer> drawn, Map<String, Scale> shown) {
    return new Picture(coordinates, facet, drawn, shown, titles, heading, warnings);
  }

  public Picture {
    layers = List.copyOf(layers);
    warnings = List.copyOf(warnings);
  }
}
