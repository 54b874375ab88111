/// Maps: geometry as texts and bytes bring it, projections, what of the globe each can show, and
/// the lines and the ground behind the data.
///
/// Projections are proj4j's, geometry is JTS's; the formulas of neither are repeated here. A
/// projection is offered only when its values agree with PROJ's, and refused by name otherwise.
@NullMarked
package dev.vitrine.visualise.geo;

import org.jspecify.annotations.NullMarked;
