package dev.vitrine.querybuilder.model;

/// A column of one of the query's tables, or a calculated field.
public record ColumnRef(String table, String column) {}
