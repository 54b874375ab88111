package dev.vitrine.results.encode;

/// Dates and times as Snowflake's wire has them: days, or seconds with decimals. Before 1970 too
/// the seconds are one decimal number, as clients read them: half a second back is `-0.5`.
///
/// @param unit what is written
/// @param decimals of the seconds, 0 to 9; what goes beyond them is cut off
record EpochText(Unit unit, int decimals) implements TemporalText {

  private static final int NANO_DIGITS = 9;

  enum Unit {
    /// Days since 1970-01-01.
    DAYS,
    /// Seconds since then.
    SECONDS,
    /// The same, a blank, and the offset in minutes + 1440.
    SECONDS_AND_ZONE
  }

  /// With nine decimals.
  static EpochText of(Unit unit) {
    return new EpochText(unit, NANO_DIGITS);
  }

  @Override
  public Cell.Nature nature() {
    return Cell.Nature.PLAIN;
  }

  @Override
  public void write(long epochSecond, int nanos, int offsetMinutes, Output out) {
    switch (unit) {
      case DAYS -> out.number(Math.floorDiv(epochSecond, 86_400L));
      case SECONDS -> seconds(epochSecond, nanos, out);
      case SECONDS_AND_ZONE -> {
        seconds(epochSecond, nanos, out);
        out.write(' ');
        out.number(offsetMinutes + ZonedCell.ZONE_BIAS);
      }
    }
  }

  private void seconds(long epochSecond, int nanos, Output out) {
    long fraction = nanos / DecimalText.power(NANO_DIGITS - decimals);
    if (epochSecond < 0 && fraction > 0) {
      out.write('-');
      number(-(epochSecond + 1), DecimalText.power(decimals) - fraction, out);
    } else {
      number(epochSecond, fraction, out);
    }
  }

  private void number(long seconds, long fraction, Output out) {
    out.number(seconds);
    if (decimals > 0) {
      out.write('.');
      out.digits(fraction, decimals);
    }
  }
}
