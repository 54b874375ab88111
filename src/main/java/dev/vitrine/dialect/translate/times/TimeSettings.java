package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.scalar.CenturyFormat;
import dev.vitrine.dialect.translate.Environment;

/// What of a session decides about dates and times.
///
/// @param zone of TIMESTAMP_LTZ and of texts that have no offset
/// @param weekStart 1 Monday to 7 Sunday; 0 for Snowflake's own: weeks begin on Monday, and days of
///   the week count from Sunday 0
/// @param weekPolicy 0: week 1 is the ISO week; 1: week 1 has January 1st
/// @param centuryStart the earliest year of two digits
public record TimeSettings(String zone, int weekStart, int weekPolicy, int centuryStart) {

  /// Of what has to do with no weeks.
  public TimeSettings(String zone, int centuryStart) {
    this(zone, 0, 0, centuryStart);
  }

  public static TimeSettings of(Environment environment) {
    String zone = environment.parameter("TIMEZONE");
    return new TimeSettings(
        zone.isEmpty() ? "UTC" : zone,
        number(environment.parameter("WEEK_START"), 0),
        number(environment.parameter("WEEK_OF_YEAR_POLICY"), 0),
        centuryStart(environment));
  }

  /// `TWO_DIGIT_CENTURY_START`.
  public static int centuryStart(Environment environment) {
    return number(environment.parameter("TWO_DIGIT_CENTURY_START"), CenturyFormat.USUAL);
  }

  private static int number(String value, int other) {
    return value.isEmpty() ? other : Integer.parseInt(value);
  }

  /// The zone as a literal.
  String quotedZone() {
    return StringLiterals.quoted(zone);
  }

  /// What stands before a format that texts are read by.
  String century() {
    return CenturyFormat.prefix(centuryStart);
  }

  /// Days from Monday to the first day of a week.
  int weekShift() {
    return weekStart == 0 ? 0 : weekStart - 1;
  }
}
