package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;

/// What a clock on the wall shows for a value, as the engine's TIMESTAMP, and back: the calendar is
/// reckoned on it, whatever the type. A date is its midnight, a time one of 1970-01-01, a local
/// timestamp is shown in the session's zone, a zoned one with its own offset.
final class WallClock {

  private final TimeSettings settings;

  WallClock(TimeSettings settings) {
    this.settings = settings;
  }

  static boolean isTemporal(Typed value) {
    return value.is(Kind.DATE) || value.is(Kind.TIME) || value.isTimestamp();
  }

  /// The value itself where it is a date or time; text and VARIANT as timestamps without zone.
  static Typed temporal(Typed value) {
    return isTemporal(value) ? value : Casts.implicit(value, SqlType.TIMESTAMP_NTZ);
  }

  String of(Typed value) {
    String sql = value.sql();
    return switch (value.kind()) {
      case DATE -> "CAST(" + sql + " AS TIMESTAMP)";
      case TIME -> "(DATE '1970-01-01' + " + sql + ")";
      case TIMESTAMP_LTZ -> "timezone(" + settings.quotedZone() + ", " + sql + ")";
      case TIMESTAMP_TZ -> "sf_wall(" + sql + ")";
      case TIMESTAMP_NTZ, FIXED, REAL, TEXT, BOOLEAN, BINARY, VARIANT, OBJECT, ARRAY -> sql;
    };
  }

  /// The date on the wall.
  String date(Typed value) {
    return value.is(Kind.DATE) ? value.sql() : "CAST(" + of(value) + " AS DATE)";
  }

  /// The value that shows so, of the type of another, with its offset.
  Typed back(String wall, Typed like) {
    String sql = like.sql();
    return switch (like.kind()) {
      case DATE -> Typed.of("CAST(" + wall + " AS DATE)", SqlType.DATE);
      case TIME -> Typed.of("CAST(" + wall + " AS TIME)", like.type());
      case TIMESTAMP_LTZ ->
          Typed.of("timezone(" + settings.quotedZone() + ", " + wall + ")", like.type());
      case TIMESTAMP_TZ ->
          Typed.of(
              zoned(wall + " - to_minutes(sf_offset(" + sql + "))", "sf_offset(" + sql + ")"),
              like.type());
      case TIMESTAMP_NTZ, FIXED, REAL, TEXT, BOOLEAN, BINARY, VARIANT, OBJECT, ARRAY ->
          Typed.of(wall, like.type());
    };
  }

  /// A zoned timestamp of an instant and an offset; NULL for no instant.
  static String zoned(String utc, String offset) {
    return "sf_zoned(" + utc + ", " + offset + ")";
  }

  /// The instant of a timestamp as the wall clock of Greenwich.
  String utc(Typed value) {
    return switch (value.kind()) {
      case TIMESTAMP_TZ -> "sf_utc(" + value.sql() + ")";
      case TIMESTAMP_LTZ -> "timezone('UTC', " + value.sql() + ")";
      case DATE, TIMESTAMP_NTZ, TIME, FIXED, REAL, TEXT, BOOLEAN, BINARY, VARIANT, OBJECT, ARRAY ->
          "timezone('UTC', timezone(" + settings.quotedZone() + ", " + of(value) + "))";
    };
  }
}
