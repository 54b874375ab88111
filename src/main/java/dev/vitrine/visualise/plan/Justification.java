package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// Where text lies beside its place (`hjust`, `vjust`): from 0, left or bottom, to 1.
public final class Justification {

  private static final Map<String, Double> WORDS =
      Map.of(
          "left", 0.0, "bottom", 0.0, "center", 0.5, "centre", 0.5, "middle", 0.5, "right", 1.0,
          "top", 1.0);

  private Justification() {}

  /// Empty for what is neither a number nor a word for one.
  public static OptionalDouble of(Value value) {
    return switch (value) {
      case Value.Numeric(double number) -> OptionalDouble.of(number);
      case Value.Text(String word) -> word(word);
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble word(String word) {
    Double at = WORDS.get(word.toLowerCase(Locale.ROOT));
    return at == null ? OptionalDouble.empty() : OptionalDouble.of(at);
  }

  /// Words that an aesthetic understands.
  static List<String> words(String aesthetic) {
    return aesthetic.equals("hjust")
        ? List.of("left", "center", "right")
        : List.of("bottom", "middle", "top");
  }
}
