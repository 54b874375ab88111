/// SQL as text: what a chart's queries need to know of the engine that runs them.
@NullMarked
package dev.vitrine.visualise.sql;

import org.jspecify.annotations.NullMarked;
