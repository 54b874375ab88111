package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The expression that gives each mark of an axis or legend its text. Values and labels enter it as
/// escaped strings only.
final class LabelExpression {

  private static final String OTHERWISE = "datum.label";

  private LabelExpression() {}

  /// Empty when there is nothing to say.
  static Optional<String> of(Scale scale) {
    List<String> clauses = new ArrayList<>();
    scale
        .labels()
        .forEach(label -> clauses.add(clause(test(scale, label.value()), label.text().orElse(""))));
    return joined(clauses);
  }

  /// For a gradient of bins: Vega-Lite has no text for the first edge.
  static Optional<String> ofEdges(Scale scale) {
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i < scale.breaks().size(); i++) {
      Value edge = scale.breaks().get(i);
      String test = i == 0 ? "datum.label == null" : test(scale, edge);
      clauses.add(clause(test, scale.labelOf(edge)));
    }
    return joined(clauses);
  }

  /// For a legend of bins: by their lower edges.
  static Optional<String> ofBins(Scale scale) {
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i + 1 < scale.breaks().size(); i++) {
      clauses.add(clause(test(scale, scale.breaks().get(i)), BinText.of(scale, i)));
    }
    return joined(clauses);
  }

  private static Optional<String> joined(List<String> clauses) {
    return clauses.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" : ", clauses) + " : " + OTHERWISE);
  }

  private static String clause(String test, String text) {
    return test + " ? " + Json.quoted(text);
  }

  private static String test(Scale scale, Value value) {
    if (!scale.kind().isNumberLine()) {
      return "datum.label == " + Json.quoted(level(value));
    }
    return scale.transform().isTemporal()
        ? "toNumber(datum.value) == " + Moments.millis(value)
        : "datum.value == " + value.key();
  }

  /// What Vega makes of a level that nothing formats.
  private static String level(Value value) {
    boolean moment = value instanceof Value.Moment || value instanceof Value.Clock;
    return moment ? String.valueOf(Json.of(value)) : value.key();
  }
}
