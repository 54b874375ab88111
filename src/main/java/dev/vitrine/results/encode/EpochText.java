package dev.vitrine.results.encode;

/// Dates and times as Snowflake's `jsonv2` has them.
enum EpochText implements TemporalText {
  /// Days since 1970-01-01.
  DAYS {
    @Override
    public void write(long epochSecond, int nanos, int offsetMinutes, Output out) {
      out.number(Math.floorDiv(epochSecond, 86_400L));
    }
  },
  /// Seconds with nine decimals; below zero the fraction goes on counting forward, as `-0.5 s` is
  /// one second back and half a second forth.
  SECONDS {
    @Override
    public void write(long epochSecond, int nanos, int offsetMinutes, Output out) {
      seconds(epochSecond, nanos, out);
    }
  },
  /// The same, a blank, and the offset in minutes + 1440.
  SECONDS_AND_ZONE {
    @Override
    public void write(long epochSecond, int nanos, int offsetMinutes, Output out) {
      seconds(epochSecond, nanos, out);
      out.write(' ');
      out.number(offsetMinutes + ZonedCell.ZONE_BIAS);
    }
  };

  private static void seconds(long epochSecond, int nanos, Output out) {
    out.number(epochSecond);
    out.write('.');
    out.digits(nanos, 9);
  }

  @Override
  public Cell.Nature nature() {
    return Cell.Nature.PLAIN;
  }
}
