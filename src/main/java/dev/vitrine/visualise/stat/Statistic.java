package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.sql.Capability;
import java.util.Set;

/// Makes the rows that a layer draws from the rows that it reads, asking the engine as often as it
/// must and not once more.
public interface Statistic {

  /// Asks in the dialect of its base, which can do what it [#needs].
  Work begin(Base base);

  default Set<Capability> needs() {
    return Set.of();
  }
}
