/// Scales: what the values of an aesthetic are, where its breaks lie, how they are labelled, and to
/// which colours, sizes or shapes they go.
///
/// Works on values, not on SQL. [ScalePlan] is what is known before the data, [Scale] what is known
/// with them.
@NullMarked
package dev.vitrine.visualise.scale;

import org.jspecify.annotations.NullMarked;
