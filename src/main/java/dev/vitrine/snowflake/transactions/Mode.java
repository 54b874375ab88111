package dev.vitrine.snowflake.transactions;

/// What a statement does to a table that others may want too.
public enum Mode {
  /// Adds rows: others may add and change meanwhile.
  APPEND,
  /// Adds the rows of files, once each: others may add and change meanwhile, and load none.
  LOAD,
  /// Changes or removes rows: one transaction at a time.
  CHANGE,
  /// Changes what the table is: nobody else writes.
  DEFINE;

  boolean goesWith(Mode other) {
    return switch (this) {
      case APPEND, LOAD -> other != DEFINE;
      case CHANGE -> other == APPEND || other == LOAD;
      case DEFINE -> false;
    };
  }

  /// Whether who has this needs no more for `other`.
  boolean covers(Mode other) {
    return compareTo(other) >= 0;
  }
}
