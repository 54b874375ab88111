package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The legend of a scale that is no axis.
///
/// @param sharedBins whether several legends of bins stand side by side
record Legend(Scale scale, boolean sharedBins) {

  private static final Set<String> COLOURED = Set.of("fill", "stroke");

  Map<String, Object> keys() {
    return switch (scale.kind()) {
      case CONTINUOUS -> continuous();
      case BINNED -> binned();
      case DISCRETE, ORDINAL, IDENTITY -> levels();
    };
  }

  private boolean isColour() {
    return COLOURED.contains(scale.plan().family());
  }

  private Map<String, Object> continuous() {
    Map<String, Object> legend = new LinkedHashMap<>();
    if (isColour() && !scale.range().isEmpty()) {
      legend.put("type", "gradient");
    }
    if (scale.isMarked()) {
      legend.put("values", values(scale.breaks()));
    }
    LabelExpression.of(scale).ifPresent(expression -> legend.put("labelExpr", expression));
    return legend;
  }

  private Map<String, Object> binned() {
    Map<String, Object> legend = new LinkedHashMap<>();
    List<Value> edges = scale.breaks();
    if (edges.size() < 2) {
      return legend;
    }
    if (isColour() && !sharedBins) {
      legend.put("values", values(edges));
      LabelExpression.ofEdges(scale).ifPresent(e -> legend.put("labelExpr", e));
    } else {
      legend.put("values", values(edges.subList(0, edges.size() - 1)));
      LabelExpression.ofBins(scale).ifPresent(e -> legend.put("labelExpr", e));
    }
    return legend;
  }

  private Map<String, Object> levels() {
    Map<String, Object> legend = new LinkedHashMap<>();
    LabelExpression.of(scale).ifPresent(expression -> legend.put("labelExpr", expression));
    if (scale.plan().reversed()) {
      legend.put("values", values(scale.domain().reversed()));
    }
    return legend;
  }

  private List<@Nullable Object> values(List<Value> values) {
    List<@Nullable Object> list = new ArrayList<>();
    values.forEach(value -> list.add(Json.of(scale, value)));
    return list;
  }

  /// Whether RENAMING took a break away.
  static boolean isSuppressed(Scale scale, Value value) {
    return scale.kind() != Kind.IDENTITY
        && scale.labels().stream()
            .anyMatch(label -> label.value().equals(value) && label.text().isEmpty());
  }
}
