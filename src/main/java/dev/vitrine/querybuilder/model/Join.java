package dev.vitrine.querybuilder.model;

/// Two tables side by side where two columns are equal.
public record Join(
    String fromTable, String fromColumn, String toTable, String toColumn, JoinType type) {}
