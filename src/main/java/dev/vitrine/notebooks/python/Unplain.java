package dev.vitrine.notebooks.python;

/// A variable that is set and is no plain value, so it cannot be bound to a statement.
///
/// @param type of it, such as `DataFrame` or `list with dict`
public record Unplain(String type) {}
