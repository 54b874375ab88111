package dev.vitrine.querybuilder.model;

import java.util.Optional;

/// A column that the query computes.
///
/// @param expression in brackets' language: `if([is_won] == 1, [amount], 0)`
/// @param sqlExpression the same in SQL, which then holds; read by a parser and never passed on
/// @param hasInternalAggregation what the client says; the expression itself decides
/// @param dataType `number`, `string`, `date` or `boolean`
public record CalculatedField(
    String name,
    String expression,
    Optional<String> sqlExpression,
    boolean hasInternalAggregation,
    String dataType) {}
