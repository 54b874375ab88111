package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Name;
import java.util.Optional;

/// The views of `INFORMATION_SCHEMA`, made from the catalog.
final class InformationSchema {

  private InformationSchema() {}

  /// A view of it, columns read by their bare names.
  static Optional<Source> find(Name name, Environment environment) {
    return Optional.empty();
  }
}
