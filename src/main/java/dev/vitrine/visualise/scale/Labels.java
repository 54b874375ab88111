package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.Renaming;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts of breaks and levels.
final class Labels {

  private static final double SMALLEST_DIFFERENCE = 1.49e-8;
  private static final int MOST_DECIMALS = 20;

  private final Map<String, Optional<String>> renamed = new LinkedHashMap<>();
  private final Template template;
  private final boolean templated;

  private Labels(ScalePlan plan) {
    List<Renaming> renamings = plan.clause().map(ScaleClause::renamings).orElse(List.of());
    Optional<Renaming> all =
        renamings.stream().filter(renaming -> renaming.from().isEmpty()).reduce((_, last) -> last);
    template = all.map(r -> new Template(r.to().orElse(""))).orElse(Template.PLAIN);
    templated = all.isPresent() && !template.equals(Template.PLAIN);
    renamings.stream()
        .filter(renaming -> renaming.from().isPresent())
        .forEach(renaming -> renamed.put(key(plan, renaming.from().get()), renaming.to()));
  }

  /// Labels of all values but NULL, unless RENAMING names it.
  static List<Scale.Label> of(ScalePlan plan, List<Value> values) {
    Labels labels = new Labels(plan);
    int decimals = decimals(values);
    return values.stream()
        .filter(value -> !value.isNull() || labels.renamed.containsKey("null"))
        .map(value -> labels.label(value, decimals))
        .toList();
  }

  /// A number is renamed by its value, however it was written.
  private static String key(ScalePlan plan, Literal literal) {
    return switch (literal) {
      case Literal.Numeric number -> Value.plain(number.value());
      case Literal.Text(String text) when plan.transform().isTemporal() ->
          Places.read(plan.transform(), literal).map(Value::key).orElse(text);
      case Literal.Text(String text) -> text;
      case Literal.Flag flag -> flag.shown();
      case Literal.Null _, Literal.Array _ -> "null";
    };
  }

  private Scale.Label label(Value value, int decimals) {
    Optional<String> direct = renamed.get(value.key());
    if (direct != null) {
      return new Scale.Label(value, direct);
    }
    String shown =
        decimals > 0 && value instanceof Value.Numeric(double number)
            ? Printf.fixed(number, decimals)
            : value.key();
    return new Scale.Label(value, Optional.of(templated ? template.fill(value, shown) : shown));
  }

  /// How many decimals tell the breaks apart; 0 for as many as each has.
  static int decimals(List<Value> values) {
    boolean numbers = values.stream().allMatch(value -> value instanceof Value.Numeric);
    if (!numbers || values.size() < 2) {
      return 0;
    }
    double smallest = smallestDifference(values);
    if (!(smallest >= SMALLEST_DIFFERENCE)) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(smallest)) - 1);
    double step = unit;
    boolean tens = values.stream().allMatch(value -> Math.round(value.position() / step) % 10 == 0);
    double resolved = tens ? unit * 10 : unit;
    int decimals = (int) -Math.floor(Math.log10(resolved) + 1e-9);
    return Math.clamp(decimals, 0, MOST_DECIMALS);
  }

  private static double smallestDifference(List<Value> values) {
    double[] sorted = values.stream().mapToDouble(Value::position).sorted().toArray();
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      double difference = sorted[i] - sorted[i - 1];
      smallest = difference > 0 ? Math.min(smallest, difference) : smallest;
    }
    return smallest;
  }
}
