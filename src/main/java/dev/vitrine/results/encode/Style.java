package dev.vitrine.results.encode;

/// How dates and times look where no format model is set.
enum Style {
  /// Snowflake's `jsonv2`: days, or seconds with nine decimals.
  WIRE,
  /// For people and other programs: ISO 8601.
  READABLE
}
