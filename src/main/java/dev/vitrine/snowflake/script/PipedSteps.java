package dev.vitrine.snowflake.script;

import dev.vitrine.snowflake.Steps;
import java.util.List;
import java.util.Optional;

/// The engine as a statement of a chain sees it, with the rows of those before it.
final class PipedSteps extends InnerSteps {

  private final List<Past> before;

  /// @param before in the order in which they ran
  PipedSteps(Steps outer, List<Past> before) {
    super(outer);
    this.before = before;
  }

  @Override
  public Optional<Past> piped(int number) {
    return number <= before.size()
        ? Optional.of(before.get(before.size() - number))
        : Optional.empty();
  }
}
