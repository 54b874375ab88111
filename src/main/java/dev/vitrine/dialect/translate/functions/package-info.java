/// Functions, one small class for each family: from typed arguments to the engine's SQL.
///
/// To add one, copy the nearest: a family registers its names with their arity, and gives for each
/// a rule `FunctionCall → Typed`.
@NullMarked
package dev.vitrine.dialect.translate.functions;

import org.jspecify.annotations.NullMarked;
