package dev.vitrine.dialect.syntax;

/// One part of a name.
///
/// @param name as stored: in upper case unless it was quoted
public record Ident(String name, boolean quoted, Span span) {}
