package dev.vitrine.visualise.scale;

/// What SETTING says of a scale.
///
/// @param expandShare how much of its span an axis gains at each end
/// @param expandBy how much more, in the axis's unit
/// @param outside what happens to values outside the domain
/// @param closed which end belongs to a bin
record ScaleSettings(
    double expandShare,
    double expandBy,
    Outside outside,
    boolean reverse,
    BreakRule breaks,
    boolean pretty,
    Closed closed) {

  /// `oob`.
  enum Outside {
    /// Becomes NULL, or the row goes.
    CENSOR,
    /// Moves to the nearest end.
    SQUISH,
    KEEP
  }

  enum Closed {
    LEFT,
    RIGHT
  }

  static ScaleSettings defaults(Kind kind, boolean position) {
    boolean keeps = kind == Kind.CONTINUOUS && position;
    return new ScaleSettings(
        position ? 0.05 : 0,
        0,
        keeps ? Outside.KEEP : Outside.CENSOR,
        false,
        new BreakRule.Count(7),
        true,
        Closed.LEFT);
  }

  ScaleSettings withExpand(double share, double by) {
    return new ScaleSettings(share, by, outside, reverse, breaks, pretty, closed);
  }

  ScaleSettings withOutside(Outside changed) {
    return new ScaleSettings(expandShare, expandBy, changed, reverse, breaks, pretty, closed);
  }

  ScaleSettings withReverse(boolean changed) {
    return new ScaleSettings(expandShare, expandBy, outside, changed, breaks, pretty, closed);
  }

  ScaleSettings withBreaks(BreakRule changed) {
    return new ScaleSettings(expandShare, expandBy, outside, reverse, changed, pretty, closed);
  }

  ScaleSettings withPretty(boolean changed) {
    return new ScaleSettings(expandShare, expandBy, outside, reverse, breaks, changed, closed);
  }

  ScaleSettings withClosed(Closed changed) {
    return new ScaleSettings(expandShare, expandBy, outside, reverse, breaks, pretty, changed);
  }
}
