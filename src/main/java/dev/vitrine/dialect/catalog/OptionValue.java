package dev.vitrine.dialect.catalog;

import java.util.List;
import java.util.stream.Collectors;

/// The value of an option as a statement writes it, such as the right side of `SKIP_HEADER = 1`.
public sealed interface OptionValue {

  /// A bare word or a number.
  record Word(String text) implements OptionValue {}

  /// A string, decoded.
  record Text(String text) implements OptionValue {}

  /// Strings in brackets.
  record Texts(List<String> texts) implements OptionValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /// As it is shown in an error: a word bare, a string in quotes.
  default String shown() {
    return switch (this) {
      case Word(String text) -> text;
      case Text(String text) -> "'" + text + "'";
      case Texts(List<String> texts) ->
          texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "(", ")"));
    };
  }
}
