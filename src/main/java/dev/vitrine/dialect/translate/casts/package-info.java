/// Conversions, one class for each type that a value is converted to.
@NullMarked
package dev.vitrine.dialect.translate.casts;

import org.jspecify.annotations.NullMarked;
