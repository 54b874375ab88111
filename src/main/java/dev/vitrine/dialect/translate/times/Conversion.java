package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.scalar.ConstantTimes;
import dev.vitrine.dialect.scalar.ConstantTimes.Read;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigInteger;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values as dates, times and timestamps. Texts are read by a format; a timestamp without zone
/// takes the clock that the text shows, one with a zone the instant.
public final class Conversion {

  private static final int ENGINE_DIGITS = Nanos.ENGINE_DIGITS;

  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

  private static final int NANO_DIGITS = 9;

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

  /// @param written SQL of the format of a text
  public Typed convert(Typed value, SqlType type, String written) {
    String format = withCentury(written);
    Typed converted =
        switch (value.kind()) {
          case TEXT ->
              constant(value, type, format).orElseGet(() -> text(value.sql(), type, format));
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
    Typed converted = zones.ofUtc("make_timestamp(" + micros(value, scale) + ")", type);
    if (scale == 0 && value.is(Kind.FIXED) && value.type().scale() > ENGINE_DIGITS) {
      return nanos(converted, fraction(value));
    }
    return scale > ENGINE_DIGITS ? nanos(converted, parts(value, scale)) : converted;
  }

  private static String parts(Typed value, int scale) {
    return "CAST("
        + (value.is(Kind.FIXED) && value.type().scale() == 0
            ? value.sql()
            : "round(" + value.sql() + ")")
        + " AS HUGEINT) * "
        + (long) Math.pow(10, NANO_DIGITS - scale);
  }

  /// Nanoseconds of decimal seconds.
  private static String fraction(Typed value) {
    return "CAST(CAST("
        + value.sql()
        + " AS DECIMAL(28,9)) * CAST(1000000000 AS DECIMAL(10,0)) AS HUGEINT)";
  }

  private static Typed nanos(Typed converted, String count) {
    return Nanos.with(
        converted,
        converted.is(Kind.TIMESTAMP_TZ)
            ? "sf_zoned_nanos(" + count + ", sf_offset(" + converted.sql() + "))"
            : "(" + count + ")");
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

  /// A constant text is read at once; one that cannot be read is left to fail where it is needed.
  private Optional<Typed> constant(Typed value, SqlType type, String format) {
    return value.constant() instanceof String text && LITERAL.matcher(format).matches()
        ? ConstantTimes.of(text, type, unquoted(format), settings.zone())
            .map(read -> literal(read, type))
        : Optional.empty();
  }

  /// A format that has years of two digits, or may have them, tells where they begin.
  private String withCentury(String format) {
    String century = settings.century();
    if (century.isEmpty()) {
      return format;
    }
    if (LITERAL.matcher(format).matches()) {
      boolean years = format.indexOf('Y') >= 0 || format.indexOf('y') >= 0;
      return years ? StringLiterals.quoted(century + unquoted(format)) : format;
    }
    return "(" + StringLiterals.quoted(century) + " || " + format + ")";
  }

  private static String unquoted(String literal) {
    return literal.substring(1, literal.length() - 1).replace("''", "'");
  }

  private Typed literal(Read read, SqlType type) {
    Typed value =
        switch (type.kind()) {
          case DATE -> written(read, "yyyy-MM-dd", "DATE", type);
          case TIME -> written(read, "HH:mm:ss.SSSSSS", "TIME", type);
          case TIMESTAMP_LTZ -> Typed.of("make_timestamptz(" + read.instant() + ")", type);
          case TIMESTAMP_TZ ->
              Typed.of(
                  WallClock.zoned(
                      "make_timestamp(" + read.instant() + ")", String.valueOf(read.offset())),
                  type);
          default -> written(read, "yyyy-MM-dd HH:mm:ss.SSSSSS", "TIMESTAMP", type);
        };
    boolean whole = read.nanos().mod(BigInteger.valueOf(1000)).signum() == 0;
    if (type.kind() == Kind.DATE || whole) {
      return value;
    }
    String nanos = "CAST(" + read.nanos() + " AS HUGEINT)";
    return Nanos.with(
        value,
        type.kind() == Kind.TIMESTAMP_TZ
            ? "sf_zoned_nanos(" + nanos + ", " + read.offset() + ")"
            : nanos);
  }

  private static Typed written(Read read, String pattern, String engineType, SqlType type) {
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(read.wall());
    return Typed.of("CAST('" + text + "' AS " + engineType + ")", type);
  }

  /// A text that is no constant may have nine digits.
  private Typed text(String sql, SqlType type, String format) {
    Typed value = micros(sql, type, format);
    if (type.kind() == Kind.DATE || type.scale() <= ENGINE_DIGITS) {
      return value;
    }
    String inZone = format + ", " + settings.quotedZone();
    return Nanos.with(
        value,
        switch (type.kind()) {
          case TIME -> call("to_time_nanos", sql, format);
          case TIMESTAMP_LTZ -> call("to_timestamp_instant_nanos", sql, inZone);
          case TIMESTAMP_TZ ->
              "sf_zoned_nanos("
                  + call("to_timestamp_instant_nanos", sql, inZone)
                  + ", "
                  + call("to_timestamp_offset", sql, inZone)
                  + ")";
          default -> call("to_timestamp_nanos", sql, format);
        });
  }

  private Typed micros(String sql, SqlType type, String format) {
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
    return finer(coarse(value, type), value);
  }

  private Typed coarse(Typed value, SqlType type) {
    return switch (type.kind()) {
      case DATE -> Typed.of(clock.date(value), type);
      case TIME -> Typed.of("CAST(" + clock.of(value) + " AS TIME)", type);
      case TIMESTAMP_LTZ, TIMESTAMP_TZ -> zones.ofUtc(clock.utc(value), type);
      default -> Typed.of(clock.of(value), type);
    };
  }

  /// With the digits of what it was converted from.
  private static Typed finer(Typed converted, Typed value) {
    return value.nanos() == null || converted.is(Kind.DATE)
        ? converted
        : Nanos.plus(converted, Nanos.rest(value));
  }

  /// Cut to the digits of seconds that the type has.
  private Typed truncated(Typed value, SqlType type) {
    if (type.kind() == Kind.DATE || type.scale() >= NANO_DIGITS) {
      return value.withType(type);
    }
    if (type.scale() >= ENGINE_DIGITS) {
      return Nanos.cut(value.withType(type));
    }
    long unit = (long) Math.pow(10, ENGINE_DIGITS - type.scale());
    Typed full = value.withType(type);
    String wall = clock.of(full);
    String rest = "to_microseconds(microsecond(" + wall + ") % " + unit + ")";
    return clock.back("(" + wall + " - " + rest + ")", full);
  }
}
