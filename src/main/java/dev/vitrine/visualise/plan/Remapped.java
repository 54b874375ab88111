package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Value;

/// What REMAPPING gives to an aesthetic.
sealed interface Remapped {

  /// Something that the statistic makes.
  record Stat(String name) implements Remapped {}

  record Constant(Value value) implements Remapped {}
}
