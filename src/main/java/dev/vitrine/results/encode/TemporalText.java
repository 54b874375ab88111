package dev.vitrine.results.encode;

/// Writes dates and times: a date as midnight, a time as one of 1970-01-01.
interface TemporalText {

  Cell.Nature nature();

  /// @param epochSecond UTC
  /// @param nanos of that second, always counting forward
  /// @param offsetMinutes east of UTC, of the zone in which it is shown
  void write(long epochSecond, int nanos, int offsetMinutes, Output out);
}
