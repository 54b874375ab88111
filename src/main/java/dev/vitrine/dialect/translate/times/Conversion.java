package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;

/// Values as dates, times and timestamps. Texts are read by a format; a timestamp without zone
/// takes the clock that the text shows, one with a zone the instant.
public final class Conversion {

  private static final int ENGINE_DIGITS = 6;

  private final TimeSettings settings;
  private final WallClock clock;
  private final Zones zones;
  private final Mode mode;

  public Conversion(TimeSettings settings, Mode mode) {
    this.settings = settings;
    this.clock = new WallClock(settings);
    this.zones = new Zones(settings);
    this.mode = mode;
  }

  /// @param format SQL of the format of a text
  public Typed convert(Typed value, SqlType type, String format) {
    Typed converted =
        switch (value.kind()) {
          case TEXT -> text(value.sql(), type, format);
          case VARIANT -> variant(value.sql(), type, format);
          case FIXED, REAL -> number(value, type, 0);
          case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> temporal(value, type);
          case BOOLEAN, BINARY, OBJECT, ARRAY -> throw Casts.impossible(value, type);
        };
    return truncated(converted, type);
  }

  /// A number of seconds, or by its scale of parts of them, since 1970.
  public Typed number(Typed value, SqlType type, int scale) {
    if (type.kind() == Kind.DATE || type.kind() == Kind.TIME) {
      throw Casts.impossible(value, type);
    }
    return zones.ofUtc("make_timestamp(" + micros(value, scale) + ")", type);
  }

  private static String micros(Typed value, int scale) {
    long factor = (long) Math.pow(10, Math.abs(ENGINE_DIGITS - scale));
    boolean finer = scale <= ENGINE_DIGITS;
    if (value.is(Kind.FIXED) && value.type().scale() == 0) {
      String count = "CAST(" + value.sql() + " AS BIGINT)";
      return finer
          ? count + " * " + factor
          : "CAST(floor(" + count + " / CAST(" + factor + " AS DOUBLE)) AS BIGINT)";
    }
    String number = "CAST(" + value.sql() + " AS DOUBLE)";
    return "CAST(round(" + number + (finer ? " * " : " / ") + factor + ") AS BIGINT)";
  }

  private Typed text(String sql, SqlType type, String format) {
    return switch (type.kind()) {
      case DATE -> Typed.of(call("to_date", sql, format), type);
      case TIME -> Typed.of(call("to_time", sql, format), type);
      case TIMESTAMP_LTZ -> Typed.of("make_timestamptz(" + instant(sql, format) + ")", type);
      case TIMESTAMP_TZ ->
          Typed.of(
              WallClock.zoned(
                  "make_timestamp(" + instant(sql, format) + ")",
                  call("to_timestamp_offset", sql, format + ", " + settings.quotedZone())),
              type);
      default -> Typed.of(call("to_timestamp", sql, format), type);
    };
  }

  private Typed variant(String sql, SqlType type, String format) {
    return switch (type.kind()) {
      case DATE -> Typed.of(call("variant_date", sql, format), type);
      case TIME -> Typed.of(call("variant_time", sql, format), type);
      case TIMESTAMP_LTZ ->
          Typed.of("make_timestamptz(" + variant("instant", sql, format, type) + ")", type);
      case TIMESTAMP_TZ ->
          Typed.of(
              WallClock.zoned(
                  "make_timestamp(" + variant("instant", sql, format, type) + ")",
                  variant("offset", sql, format, type)),
              type);
      default -> Typed.of(call("variant_timestamp", sql, format), type);
    };
  }

  private String variant(String what, String sql, String format, SqlType type) {
    String rest = format + ", " + settings.quotedZone() + ", '" + type.kind() + "'";
    return call("variant_" + what, sql, rest);
  }

  private String instant(String sql, String format) {
    return call("to_timestamp_instant", sql, format + ", " + settings.quotedZone());
  }

  private String call(String function, String sql, String rest) {
    return (mode == Mode.NULL ? "sf_try_" : "sf_") + function + "(" + sql + ", " + rest + ")";
  }

  private Typed temporal(Typed value, SqlType type) {
    if (value.kind() == type.kind()) {
      return value;
    }
    boolean time = value.is(Kind.TIME) || (value.is(Kind.DATE) && type.kind() == Kind.TIME);
    if (time) {
      throw Casts.impossible(value, type);
    }
    return switch (type.kind()) {
      case DATE -> Typed.of(clock.date(value), type);
      case TIME -> Typed.of("CAST(" + clock.of(value) + " AS TIME)", type);
      case TIMESTAMP_LTZ, TIMESTAMP_TZ -> zones.ofUtc(clock.utc(value), type);
      default -> Typed.of(clock.of(value), type);
    };
  }

  /// Cut to the digits of seconds that the type has.
  private Typed truncated(Typed value, SqlType type) {
    if (type.kind() == Kind.DATE || type.scale() >= ENGINE_DIGITS) {
      return value.withType(type);
    }
    long unit = (long) Math.pow(10, ENGINE_DIGITS - type.scale());
    Typed full = value.withType(type);
    String wall = clock.of(full);
    String rest = "to_microseconds(microsecond(" + wall + ") % " + unit + ")";
    return clock.back("(" + wall + " - " + rest + ")", full);
  }
}
