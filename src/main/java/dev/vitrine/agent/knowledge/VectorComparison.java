package dev.vitrine.agent.knowledge;

import dev.vitrine.agent.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// By meaning: the cosine between vectors that the endpoint makes. All examples that are new are
/// sent in one batch.
final class VectorComparison {

  private final Model model;
  private final List<Example> examples;
  private final List<float[]> vectors;

  /// @param known vectors by text; what is not there is asked for and put there
  /// @throws dev.vitrine.agent.model.ModelFailure when the endpoint makes none
  VectorComparison(Model model, List<Example> examples, Map<String, float[]> known) {
    this.model = model;
    this.examples = examples;
    Map<String, float[]> all = learned(model, examples, known);
    this.vectors = examples.stream().map(example -> all.get(example.text())).toList();
  }

  /// The vectors of all examples. Those that are new are asked for and become known.
  ///
  /// @throws dev.vitrine.agent.model.ModelFailure when the endpoint makes none
  static Map<String, float[]> learned(
      Model model, List<Example> examples, Map<String, float[]> known) {
    Map<String, float[]> all = new HashMap<>(known);
    List<String> missing =
        examples.stream()
            .map(Example::text)
            .filter(text -> !all.containsKey(text))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      List<float[]> made = model.embed(missing);
      for (int i = 0; i < missing.size(); i++) {
        all.put(missing.get(i), made.get(i));
        known.put(missing.get(i), made.get(i));
      }
    }
    return all;
  }

  List<Match> similar(String question, int most) {
    if (examples.isEmpty()) {
      return List.of();
    }
    float[] asked = model.embed(List.of(question)).getFirst();
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      matches.add(new Match(examples.get(i), cosine(asked, vectors.get(i))));
    }
    matches.sort(Comparator.comparingDouble(Match::score).reversed());
    return List.copyOf(matches.subList(0, Math.min(most, matches.size())));
  }

  /// 0 for vectors of opposite or no direction.
  static double cosine(float[] one, float[] other) {
    double product = 0;
    double ones = 0;
    double others = 0;
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      product += (double) one[i] * other[i];
      ones += (double) one[i] * one[i];
      others += (double) other[i] * other[i];
    }
    double length = Math.sqrt(ones) * Math.sqrt(others);
    return length == 0 ? 0 : Math.max(0, Math.min(1, product / length));
  }
}
