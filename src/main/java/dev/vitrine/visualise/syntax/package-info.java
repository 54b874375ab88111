/// The language: from the text behind VISUALISE to a [Chart] of sealed records.
///
/// Knows names and clauses, not what they mean: geoms, aesthetics and settings are checked by the
/// plan. The grammar is `Visualise.g4`, from which ANTLR makes the classes `Visualise…`.
@NullMarked
package dev.vitrine.visualise.syntax;

import org.jspecify.annotations.NullMarked;
