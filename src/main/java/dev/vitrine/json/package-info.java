/// JSON as this door reads and writes it, and the words of its events.
@NullMarked
package dev.vitrine.notebooks.wire;

import org.jspecify.annotations.NullMarked;
