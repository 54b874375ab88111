package dev.vitrine.dialect.translate;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Gives a value a name within a piece of SQL. What is read more than once must be written once all
/// the same: a text that repeats its argument doubles at each level of nesting, and what is random
/// would be so twice. Columns, literals and their plain sums are repeated, since a name costs the
/// engine half a millisecond to plan.
public final class Let {

  private static final String NAME = "sf_v";

  private static final Pattern CHARACTERS = Pattern.compile("[\\w.,'\"() *+-]*");

  private static final Pattern CALL = Pattern.compile("(\\w+)\\(");

  /// Calls that give the same each time and that the engine computes once.
  private static final List<String> CALLS = List.of("CAST", "DECIMAL", "sum", "count");

  private static final int SHORT = 90;

  private Let() {}

  /// A body that reads one value.
  ///
  /// @param body from the value's name to SQL that reads nothing else but constants
  public static String one(String value, Function<String, String> body) {
    return isPlain(value) ? "(" + body.apply(value) + ")" : named(value, body);
  }

  private static String named(String value, Function<String, String> body) {
    return "list_transform([" + value + "], lambda " + NAME + ": " + body.apply(NAME) + ")[1]";
  }

  /// A body that reads several values.
  ///
  /// @param body from the values' names to SQL that reads nothing else but constants
  public static String several(List<String> values, Function<List<String>, String> body) {
    if (values.stream().allMatch(Let::isPlain)) {
      return "(" + body.apply(values) + ")";
    }
    String fields =
        IntStream.range(0, values.size())
            .mapToObj(i -> "'f" + i + "': " + values.get(i))
            .collect(Collectors.joining(", ", "{", "}"));
    return named(
        fields,
        name ->
            body.apply(IntStream.range(0, values.size()).mapToObj(i -> name + ".f" + i).toList()));
  }

  private static boolean isPlain(String sql) {
    return sql.length() <= SHORT
        && CHARACTERS.matcher(sql).matches()
        && CALL.matcher(sql).results().allMatch(call -> CALLS.contains(call.group(1)));
  }
}
