package dev.vitrine.warehouses;

/// The engine's own figure.
///
/// @param percent 0 to 100, an estimate that never falls but may end below 100; negative when
///   unknown
/// @param rows rows processed so far
public record EngineProgress(double percent, long rows) {}
