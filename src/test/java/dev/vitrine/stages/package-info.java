@NullMarked
package dev.vitrine.stages;

import org.jspecify.annotations.NullMarked;
