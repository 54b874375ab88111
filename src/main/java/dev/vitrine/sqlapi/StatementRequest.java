package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Binding;
import dev.vitrine.statements.Parameters;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/// The body of a POST, checked for shape.
///
/// @param names what of the context the client named; the user's defaults fill the rest
record StatementRequest(
    String statement,
    Names names,
    Optional<Duration> timeout,
    SortedMap<Integer, Binding> bindings,
    Parameters parameters) {

  /// Case-sensitive names, as stored.
  record Names(
      Optional<String> warehouse,
      Optional<String> database,
      Optional<String> schema,
      Optional<String> role) {}
}
