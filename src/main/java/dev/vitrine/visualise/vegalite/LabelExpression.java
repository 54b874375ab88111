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

  /// For a legend of bins: by the text that Vega-Lite makes of them.
  static Optional<String> ofBins(Scale scale) {
    List<String> clauses = new ArrayList<>();
    int bins = scale.breaks().size() - 1;
    for (int i = 0; i < bins; i++) {
      String low = scale.breaks().get(i).key();
      String high = scale.breaks().get(i + 1).key();
      String shown = i == bins - 1 ? "≥ " + low : low + " – " + high;
      clauses.add(clause("datum.label == " + Json.quoted(shown), BinText.of(scale, i)));
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
    return switch (scale.transform()) {
      case DATE, DATETIME, TIME -> "toNumber(datum.value) == " + Moments.millis(value);
      default ->
          scale.kind().isNumberLine()
              ? "datum.value == " + value.key()
              : "datum.label == " + Json.quoted(value.key());
    };
  }
}
