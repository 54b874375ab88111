package dev.vitrine.dialect.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Documented examples of functions whose rule is no simpler than their code:
/// `src/test/resources/snowflake/functions.txt`, a call and its answer a line, as [Answers] reads
/// them. A line `NAME(…) ~ why` says that the function takes NULL.
final class FunctionExamples {

  private static final Path FILE = Path.of("src/test/resources/snowflake/functions.txt");

  private FunctionExamples() {}

  /// @param answer as written: `! 100038 words` for an error
  record Example(String call, String answer) {

    boolean fails() {
      return answer.startsWith("! ");
    }

    @Nullable String value() {
      return answer.equals("NULL")
          ? null
          : answer.matches("'.*'") ? answer.substring(1, answer.length() - 1) : answer;
    }

    String name() {
      return call.substring(0, call.indexOf('('));
    }

    /// The same call with NULL for each value in turn; bare words, lambdas and literals that must
    /// be constant are left.
    Stream<String> withNulls() {
      if (fails() || !call.endsWith(")") || call.contains(") = ")) {
        return Stream.of();
      }
      List<String> arguments = arguments(call.substring(call.indexOf('(') + 1, call.length() - 1));
      return arguments.isEmpty()
          ? Stream.of()
          : IntStream.range(0, arguments.size())
              .filter(i -> !arguments.get(i).matches("[a-z_]+|.*->.*"))
              .mapToObj(i -> name() + "(" + String.join(", ", replaced(arguments, i)) + ")");
    }

    private static List<String> replaced(List<String> arguments, int index) {
      List<String> changed = new ArrayList<>(arguments);
      changed.set(index, "NULL");
      return changed;
    }

    /// Split at the commas outside brackets and quotes.
    private static List<String> arguments(String text) {
      List<String> arguments = new ArrayList<>();
      int depth = 0;
      boolean quoted = false;
      int start = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        quoted ^= c == '\'';
        depth += quoted ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (c == ',' && depth == 0 && !quoted) {
          arguments.add(text.substring(start, i).strip());
          start = i + 1;
        }
      }
      if (!text.isBlank()) {
        arguments.add(text.substring(start).strip());
      }
      return arguments;
    }
  }

  private static Stream<String> lines() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Map<String, List<Example>> read() {
    Map<String, List<Example>> examples = new TreeMap<>();
    lines()
        .filter(line -> line.contains(" → "))
        .map(line -> line.split(" → ", 2))
        .map(parts -> new Example(parts[0].strip(), parts[1].strip()))
        .forEach(example ->
            examples.computeIfAbsent(example.name(), _ -> new ArrayList<>()).add(example));
    return examples;
  }

  /// Whether a function is documented to make something of NULL.
  static boolean takesNull(String name) {
    return takers().contains(name);
  }

  private static Set<String> takers() {
    return lines()
        .filter(line -> line.contains(" ~ "))
        .map(line -> line.substring(0, line.indexOf('(')))
        .collect(java.util.stream.Collectors.toSet());
  }
}
