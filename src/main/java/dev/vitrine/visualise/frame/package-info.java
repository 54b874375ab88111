/// Batches of typed columns: what the engine that has the data gives to a chart's plan, and what
/// the plan works on.
@NullMarked
package dev.vitrine.visualise.frame;

import org.jspecify.annotations.NullMarked;
