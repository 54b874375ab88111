package dev.vitrine.visualise.vegalite;

/// On which side of its place a mark lies (`SETTING side`).
enum Sides {
  BOTH(0),
  /// Right, or up.
  AFTER(1),
  /// Left, or down.
  BEFORE(-1);

  private final int sign;

  Sides(int sign) {
    this.sign = sign;
  }

  int sign() {
    return sign;
  }

  static Sides named(String side) {
    return switch (side) {
      case "right", "top" -> AFTER;
      case "left", "bottom" -> BEFORE;
      default -> BOTH;
    };
  }
}
