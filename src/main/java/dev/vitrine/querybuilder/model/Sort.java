package dev.vitrine.querybuilder.model;

/// One place of the order.
///
/// @param column of the table, a calculated field, or the alias of a column of the result
public record Sort(String table, String column, Direction direction) {}
