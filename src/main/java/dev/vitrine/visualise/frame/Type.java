package dev.vitrine.visualise.frame;

/// What a chart needs to know of a column's type.
public enum Type {
  /// Whole numbers that fit 64 bits; kept exact.
  INTEGER,
  /// Any other number, as a double.
  NUMBER,
  /// Text, and everything that has no better type here.
  TEXT,
  BOOLEAN,
  /// Days.
  DATE,
  /// Microseconds; a timestamp with a zone arrives in UTC.
  TIMESTAMP,
  /// Time of day.
  TIME,
  /// Bytes, which only geometry uses.
  BINARY;

  public boolean isNumeric() {
    return this == INTEGER || this == NUMBER;
  }

  public boolean isTemporal() {
    return this == DATE || this == TIMESTAMP || this == TIME;
  }

  /// Whether its values are categories unless a scale says otherwise.
  public boolean isDiscrete() {
    return !isNumeric() && !isTemporal();
  }
}
