package dev.vitrine.dialect.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The value of an option as a statement writes it, such as the right side of `SKIP_HEADER = 1`.
public sealed interface OptionValue {

  /// A bare word, a name or a number, as written.
  record Word(String text) implements OptionValue {}

  /// A string, decoded.
  record Text(String text) implements OptionValue {}

  /// Strings in brackets.
  record Texts(List<String> texts) implements OptionValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /// Options in brackets, by upper-case name in the order written.
  record Group(Map<String, OptionValue> options) implements OptionValue {
    public Group {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
  }

  /// As it is shown in an error: a word bare, a string in quotes.
  default String shown() {
    return switch (this) {
      case Word(String text) -> text;
      case Text(String text) -> "'" + text + "'";
      case Texts(List<String> texts) ->
          texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "(", ")"));
      case Group(Map<String, OptionValue> options) ->
          options.entrySet().stream()
              .map(option -> option.getKey() + " = " + option.getValue().shown())
              .collect(Collectors.joining(" ", "(", ")"));
    };
  }

  /// As a statement would write it, to be read again.
  default String written() {
    return switch (this) {
      case Word(String text) -> text;
      case Text(String text) -> quoted(text);
      case Texts(List<String> texts) ->
          texts.stream().map(OptionValue::quoted).collect(Collectors.joining(", ", "(", ")"));
      case Group(Map<String, OptionValue> options) ->
          options.entrySet().stream()
              .map(option -> option.getKey() + " = " + option.getValue().written())
              .collect(Collectors.joining(" ", "(", ")"));
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /// The text of a word or a string; empty of anything else.
  default String plain() {
    return switch (this) {
      case Word(String text) -> text;
      case Text(String text) -> text;
      case Texts _, Group _ -> "";
    };
  }
}
