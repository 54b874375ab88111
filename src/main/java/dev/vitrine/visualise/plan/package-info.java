/// From a parsed chart to a picture: which columns show what, which SQL fetches them, and what is
/// then done to the rows. The order of work is [Planning]'s.
@NullMarked
package dev.vitrine.visualise.plan;

import org.jspecify.annotations.NullMarked;
