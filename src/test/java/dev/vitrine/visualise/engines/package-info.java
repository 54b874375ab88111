/// The SQL of charts on real engines.
@NullMarked
package dev.vitrine.visualise.engines;

import org.jspecify.annotations.NullMarked;
