package dev.vitrine.querybuilder.schema;

import java.util.Optional;

/// A column of a table.
public record SchemaColumn(
    String name,
    DataType type,
    boolean nullable,
    boolean primaryKey,
    Optional<String> defaultValue) {}
