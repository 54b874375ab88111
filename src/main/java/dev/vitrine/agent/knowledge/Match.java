package dev.vitrine.agent.knowledge;

/// An example and how like it is to a question.
///
/// @param score 0 to 1
public record Match(Example example, double score) {}
