package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.Places;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads dates and times of PLACE as the data of the same axis have them: `'2024-03-15'` is a
/// timestamp among timestamps.
final class PlacedTypes {

  private PlacedTypes() {}

  static List<LayerPlan> adapted(List<LayerPlan> layers) {
    return layers.stream().map(layer -> layer.placed() ? adapted(layer, layers) : layer).toList();
  }

  private static LayerPlan adapted(LayerPlan layer, List<LayerPlan> layers) {
    Map<String, Mapped> changed = new LinkedHashMap<>();
    layer
        .mappings()
        .forEach(
            (name, mapped) -> changed.put(name, adapted(name, (Mapped.Placed) mapped, layers)));
    return layer.withMappings(changed);
  }

  private static Mapped adapted(String name, Mapped.Placed placed, List<LayerPlan> layers) {
    return read(name, layers)
        .filter(Type::isTemporal)
        .filter(type -> Placement.all(placed.values(), text -> Places.read(type, text).isPresent()))
        .<Mapped>map(type -> new Mapped.Placed(placed.column(), type, placed.values(), placed.at()))
        .orElse(placed);
  }

  /// The one type that others have read for this axis.
  private static Optional<Type> read(String name, List<LayerPlan> layers) {
    Set<Type> types = EnumSet.noneOf(Type.class);
    for (LayerPlan layer : layers) {
      layer
          .mappings()
          .forEach((other, mapped) -> {
            boolean same = Names.isPosition(name) && Names.family(other).equals(Names.family(name));
            if (same && !(mapped instanceof Mapped.Placed)) {
              types.add(mapped.type());
            }
          });
    }
    return types.size() == 1 ? types.stream().findFirst() : Optional.empty();
  }
}
