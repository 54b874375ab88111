/// Notebooks as they are kept: cells, their text in `.py` files, and earlier versions.
@NullMarked
package dev.vitrine.notebooks.book;

import org.jspecify.annotations.NullMarked;
