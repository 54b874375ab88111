package dev.vitrine.statements;

/// Where a statement's names are looked up and where it runs; names as stored (upper case unless
/// they were quoted).
public record Context(String warehouse, String database, String schema, String role) {}
