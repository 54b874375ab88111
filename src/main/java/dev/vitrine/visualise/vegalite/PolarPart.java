package dev.vitrine.visualise.vegalite;

import dev.vitrine.visualise.plan.Picture;

/// Some of what a layer draws on a disc, as a layer of its own.
///
/// @param layer whose axes are points of the disc, or which has the columns of a ring's segment
/// @param kind how it is drawn
record PolarPart(Picture.Layer layer, Kind kind) {

  /// How a part is drawn.
  enum Kind {
    /// As its geom is.
    POINTS,
    /// As outlines that are filled.
    OUTLINES,
    /// As segments of rings.
    ARCS,
    /// As strokes that are some pixels long.
    STROKES
  }
}
