package dev.vitrine.warehouses;

/// How a statement ended well.
public sealed interface Outcome {

  /// It had a result set, which went to the sink.
  record Rows(long rows) implements Outcome {}

  /// It changed rows: the engine's own count.
  record Changed(long rows) implements Outcome {}

  /// It did something that has neither (DDL, session statements).
  record Done() implements Outcome {}
}
