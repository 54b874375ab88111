package dev.vitrine.kernel;

import java.util.Optional;

/// A part without which the server is not ready, such as the state database. The room that owns the
/// part implements this; `/health` asks every implementation.
public interface HealthPart {

  /// A short word in lower case; it is a key of the answer.
  String name();

  /// What keeps the part from working, in words that any caller may read; empty when it works. Must
  /// answer at once: it is asked every few seconds.
  Optional<String> problem();
}
