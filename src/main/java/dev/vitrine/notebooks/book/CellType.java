package dev.vitrine.notebooks.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a cell holds.
public enum CellType {
  SQL,
  PYTHON,
  /// A statement with a VISUALISE clause.
  CHART,
  MARKDOWN;

  /// As files and messages write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CellType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /// Whether it runs as a statement.
  public boolean isStatement() {
    return this == SQL || this == CHART;
  }
}
