package dev.vitrine.visualise.syntax;

import java.util.List;
import java.util.stream.Collectors;

/// A constant in the text.
public sealed interface Literal {

  record Text(String value) implements Literal {}

  /// Infinity included.
  record Numeric(double value, String text) implements Literal {}

  record Flag(boolean value) implements Literal {}

  enum Null implements Literal {
    NULL
  }

  record Array(List<Literal> elements) implements Literal {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /// As an error shows it.
  default String shown() {
    return switch (this) {
      case Text text -> text.value;
      case Numeric number -> number.text;
      case Flag flag -> Boolean.toString(flag.value);
      case Null _ -> "null";
      case Array array ->
          array.elements.stream().map(Literal::shown).collect(Collectors.joining(", ", "(", ")"));
    };
  }

  /// The kind's name in errors.
  default String kind() {
    return switch (this) {
      case Text _ -> "a string";
      case Numeric _ -> "a number";
      case Flag _ -> "a boolean";
      case Null _ -> "NULL";
      case Array _ -> "an array";
    };
  }
}
