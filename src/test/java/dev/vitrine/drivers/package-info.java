/// Contract tests of the drivers' door, with unmodified drivers of other languages.
@NullMarked
package dev.vitrine.drivers;

import org.jspecify.annotations.NullMarked;
