package dev.vitrine.querybuilder.model;

/// Which rows without a partner stay.
public enum JoinType {
  INNER,
  LEFT,
  RIGHT,
  FULL;

  /// The same join told from the other table.
  public JoinType turned() {
    return switch (this) {
      case INNER, FULL -> this;
      case LEFT -> RIGHT;
      case RIGHT -> LEFT;
    };
  }
}
