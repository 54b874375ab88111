package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Value;
import java.util.List;

/// What `SETTING breaks` asks for.
sealed interface BreakRule {

  /// About so many, at round places.
  record Count(int wanted) implements BreakRule {}

  record Given(List<Value> values) implements BreakRule {}

  record Every(Interval interval) implements BreakRule {}

  /// None of ours: whoever draws the scale marks it as it likes.
  record Free() implements BreakRule {}
}
