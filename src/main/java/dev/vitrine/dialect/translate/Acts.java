package dev.vitrine.dialect.translate;

/// What becomes of calls of functions that act (`SYSTEM$CANCEL_QUERY` …) while a statement is
/// translated.
public enum Acts {
  /// The statement runs, and they act.
  DONE,
  /// It is only told of: they have their type, and do nothing.
  TOLD,
  /// They may not stand there.
  REFUSED
}
