package dev.vitrine.statements;

/// Told what happens to statements, to write it down.
interface Endings {

  /// It runs.
  void started(LiveStatement statement);

  /// It is about to end: sets what its ending needs.
  void ending(LiveStatement statement);

  /// It has ended.
  void ended(LiveStatement statement);

  /// A statement of several came to be.
  void adopted(LiveStatement child);
}
