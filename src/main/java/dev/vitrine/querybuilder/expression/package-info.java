/// What a query computes: one tree for the language of brackets and for SQL, so that nothing of
/// either's text reaches a warehouse.
@NullMarked
package dev.vitrine.querybuilder.expression;

import org.jspecify.annotations.NullMarked;
