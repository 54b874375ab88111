package dev.vitrine.warehouses.jdbc;

/// What a database has sent since the start.
///
/// @param bytes of the Arrow vectors that carried the rows
public record Moved(long rows, long bytes) {}
