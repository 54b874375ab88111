package dev.vitrine.querybuilder.model;

import java.util.Locale;

/// What is made of the values of a group.
public enum Aggregation {
  NONE,
  SUM,
  AVG,
  COUNT,
  COUNT_DISTINCT,
  MIN,
  MAX;

  /// As the JSON has it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it only takes numbers.
  public boolean isArithmetic() {
    return this == SUM || this == AVG;
  }
}
