package dev.vitrine.querybuilder.schema;

/// A foreign key's column and the one that it points to.
public record Relationship(String fromTable, String fromColumn, String toTable, String toColumn) {}
