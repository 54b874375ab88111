/// Vitrine: statements with handles, over HTTP. This package only starts it.
@NullMarked
package dev.vitrine;

import org.jspecify.annotations.NullMarked;
