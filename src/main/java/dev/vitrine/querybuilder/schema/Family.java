package dev.vitrine.querybuilder.schema;

/// Types that compare with each other.
public enum Family {
  NUMBER,
  TEXT,
  BOOLEAN,
  DATE,
  TIMESTAMP,
  TIME,
  UUID,
  /// All that is compared as text.
  OTHER;

  public boolean isTemporal() {
    return this == DATE || this == TIMESTAMP;
  }

  /// Whether `=` between the two means something.
  public boolean compares(Family other) {
    return this == other || (isTemporal() && other.isTemporal());
  }
}
