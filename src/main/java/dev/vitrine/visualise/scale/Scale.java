package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.util.List;
import java.util.Optional;

/// A scale with its data: everything that the picture needs to know of it.
///
/// @param domain two ends of a number line, or the levels in their order; empty when there are no
///   data
/// @param breaks where a number line is marked; the edges of the bins of a binned scale
/// @param labels texts of the breaks, or of the levels
/// @param range what the values become: colours, numbers in the language's units, names of shapes;
///   empty where the picture decides
public record Scale(
    ScalePlan plan, List<Value> domain, List<Value> breaks, List<Label> labels, List<Value> range) {

  /// @param text empty when RENAMING leaves the label out
  public record Label(Value value, Optional<String> text) {}

  public Scale {
    domain = List.copyOf(domain);
    breaks = List.copyOf(breaks);
    labels = List.copyOf(labels);
    range = List.copyOf(range);
  }

  public Kind kind() {
    return plan.kind();
  }

  public Transform transform() {
    return plan.transform();
  }

  /// Whether the scale says where its marks are; they may all lie outside, and then there is none.
  public boolean isMarked() {
    boolean given = plan.settings().breaks() instanceof BreakRule.Given;
    return !breaks.isEmpty() || (given && !domain.isEmpty());
  }

  /// The label of a break or level; its key when it has none.
  public String labelOf(Value value) {
    return labels.stream()
        .filter(label -> label.value().equals(value))
        .findFirst()
        .map(label -> label.text().orElse(""))
        .orElseGet(value::key);
  }

  /// The bin that holds a place, if any: the index of its lower edge.
  public Optional<Integer> binOf(double place) {
    for (int i = 0; i + 1 < breaks.size(); i++) {
      double low = breaks.get(i).position();
      double high = breaks.get(i + 1).position();
      boolean last = i + 2 == breaks.size();
      if (place >= low && (place < high || (last && place == high))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
