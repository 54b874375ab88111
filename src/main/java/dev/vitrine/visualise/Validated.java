package dev.vitrine.visualise;

import dev.vitrine.kernel.SqlError;
import java.util.List;

/// What can be said of a text before anything of it runs.
///
/// @param visual whether it draws a chart
/// @param sql the part before VISUALISE, or all of a text without it
/// @param chart the part from VISUALISE on
/// @param errors with their places in the text; whoever draws it gets the first of them
/// @param warnings what is written and has no effect
public record Validated(
    boolean visual, String sql, String chart, List<SqlError> errors, List<String> warnings) {

  public Validated {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /// Whether nothing but its data can keep it from being drawn.
  public boolean valid() {
    return errors.isEmpty();
  }
}
