/// SQL dialects: what a text's statements are, which of them may run, and how they read in the
/// engine's own SQL.
@NullMarked
package dev.vitrine.dialect;

import org.jspecify.annotations.NullMarked;
