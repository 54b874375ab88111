package dev.vitrine.agent.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Examples as a file holds them: SQL below `-- Question:` and `-- Description:`. Each further
/// question begins another one; a file without any is named by its question.
final class ExampleText {

  private static final Pattern LABEL =
      Pattern.compile("\\s*--\\s*(question|description)\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);

  private final String origin;
  private final List<Example> examples = new ArrayList<>();
  private String question;
  private String description = "";
  private final StringBuilder sql = new StringBuilder();

  private ExampleText(String origin) {
    this.origin = origin;
    this.question = origin.replaceFirst("(?i)\\.sql$", "").replaceAll("[_\\-./\\\\]+", " ").strip();
  }

  static List<Example> parse(String origin, String text) {
    ExampleText reading = new ExampleText(origin);
    text.lines().forEach(reading::line);
    reading.end();
    return reading.examples;
  }

  private void line(String line) {
    Optional<Matcher> label = Optional.of(LABEL.matcher(line)).filter(Matcher::matches);
    if (label.isEmpty()) {
      sql.append(line).append('\n');
    } else if (label.get().group(1).equalsIgnoreCase("question")) {
      end();
      question = label.get().group(2).strip();
      description = "";
    } else {
      description = label.get().group(2).strip();
    }
  }

  private void end() {
    String text = sql.toString().strip();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    boolean empty = text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("--"));
    if (!empty && !question.isEmpty()) {
      examples.add(new Example(question, description, text, origin));
    }
    sql.setLength(0);
  }
}
