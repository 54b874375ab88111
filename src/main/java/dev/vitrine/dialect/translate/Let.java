package dev.vitrine.dialect.translate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Gives a value a name within a piece of SQL. What is read more than once must be written once all
/// the same: a text that repeats its argument doubles at each level of nesting.
public final class Let {

  private static final String NAME = "sf_v";

  private Let() {}

  /// A body that reads one value.
  ///
  /// @param body from the value's name to SQL that reads nothing else but constants
  public static String one(String value, Function<String, String> body) {
    return "list_transform([" + value + "], lambda " + NAME + ": " + body.apply(NAME) + ")[1]";
  }

  /// A body that reads several values.
  ///
  /// @param body from the values' names to SQL that reads nothing else but constants
  public static String several(List<String> values, Function<List<String>, String> body) {
    String fields =
        IntStream.range(0, values.size())
            .mapToObj(i -> "'f" + i + "': " + values.get(i))
            .collect(Collectors.joining(", ", "{", "}"));
    return one(
        fields,
        name ->
            body.apply(IntStream.range(0, values.size()).mapToObj(i -> name + ".f" + i).toList()));
  }
}
