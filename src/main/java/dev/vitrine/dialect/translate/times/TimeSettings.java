package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Environment;

/// What of a session decides about dates and times.
///
/// @param zone of TIMESTAMP_LTZ and of texts that have no offset
/// @param weekStart 1 Monday to 7 Sunday; 0 for Snowflake's own: weeks begin on Monday, and days of
///   the week count from Sunday 0
/// @param weekPolicy 0: week 1 is the ISO week; 1: week 1 has January 1st
public record TimeSettings(String zone, int weekStart, int weekPolicy) {

  public static TimeSettings of(Environment environment) {
    String zone = environment.parameter("TIMEZONE");
    return new TimeSettings(
        zone.isEmpty() ? "UTC" : zone,
        number(environment.parameter("WEEK_START")),
        number(environment.parameter("WEEK_OF_YEAR_POLICY")));
  }

  private static int number(String value) {
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  /// The zone as a literal.
  String quotedZone() {
    return StringLiterals.quoted(zone);
  }

  /// Days from Monday to the first day of a week.
  int weekShift() {
    return weekStart == 0 ? 0 : weekStart - 1;
  }
}
