package dev.vitrine.querybuilder.model;

import java.util.Locale;

/// How a filter compares.
public enum Operator {
  EQ,
  NEQ,
  GT,
  GTE,
  LT,
  LTE,
  IN,
  NOT_IN,
  IN_OR_NULL,
  LIKE,
  ILIKE,
  NOT_LIKE,
  NOT_ILIKE,
  BETWEEN,
  IS_NULL,
  IS_NOT_NULL,
  IN_SUBQUERY,
  DATE_RELATIVE,
  NOT_DATE_RELATIVE,
  DATE_WINDOW;

  /// As the JSON has it; `in` is a key word where the first clients were written.
  public String word() {
    return this == IN ? "in_" : name().toLowerCase(Locale.ROOT);
  }

  public boolean takesList() {
    return this == IN || this == NOT_IN || this == IN_OR_NULL;
  }

  /// Takes a pattern.
  public boolean matches() {
    return this == LIKE || this == ILIKE || this == NOT_LIKE || this == NOT_ILIKE;
  }

  /// Is about days, counted from today.
  public boolean isRelative() {
    return this == DATE_RELATIVE || this == NOT_DATE_RELATIVE || this == DATE_WINDOW;
  }

  /// Takes no value.
  public boolean asksForNull() {
    return this == IS_NULL || this == IS_NOT_NULL;
  }
}
