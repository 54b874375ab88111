package dev.vitrine.visualise.scale;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a scale does with its values.
public enum Kind {
  CONTINUOUS,
  /// Categories without an order.
  DISCRETE,
  /// Continuous values put into intervals.
  BINNED,
  /// Categories with an order.
  ORDINAL,
  /// Values that already are what is drawn.
  IDENTITY;

  /// Its name in errors and in the language, any case.
  public static Optional<Kind> named(String name) {
    for (Kind kind : values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public String shown() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What VIA may do with the values.
  Set<Transform> transforms() {
    EnumSet<Transform> levels = EnumSet.of(Transform.IDENTITY, Transform.STRING, Transform.BOOL);
    EnumSet<Transform> lines = EnumSet.complementOf(levels);
    lines.add(Transform.IDENTITY);
    switch (this) {
      case ORDINAL -> levels.add(Transform.INTEGER);
      case BINNED -> lines.removeAll(Set.of(Transform.INTEGER, Transform.GEOGRAPHIC));
      case CONTINUOUS, DISCRETE, IDENTITY -> {}
    }
    return switch (this) {
      case CONTINUOUS, BINNED -> lines;
      case DISCRETE, ORDINAL -> levels;
      case IDENTITY -> EnumSet.of(Transform.IDENTITY);
    };
  }

  /// Whether values are levels with a place each.
  public boolean hasLevels() {
    return this == DISCRETE || this == ORDINAL;
  }

  /// Whether values lie on a number line.
  public boolean isNumberLine() {
    return this == CONTINUOUS || this == BINNED;
  }
}
