/// What cells read and define, and so which cell depends on which; the places in SQL where
/// variables are bound. Plain values, no threads.
@NullMarked
package dev.vitrine.notebooks.graph;

import org.jspecify.annotations.NullMarked;
