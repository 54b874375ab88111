package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.function.Function;

/// Times and timestamps with nine digits of a second beside the engine's own types, which keep six
/// where every year from 1 to 9999 is to have room. The whole value is a HUGEINT of nanoseconds:
/// since midnight, or since 1970 on the wall clock (`TIMESTAMP_NTZ`) or in UTC (`TIMESTAMP_LTZ`);
/// of a `TIMESTAMP_TZ` a struct of those in UTC and of the offset, `(n HUGEINT, o SMALLINT)`. What
/// knows nothing of this reads the microseconds.
public final class Nanos {

  /// Digits of a second that the engine's types have.
  public static final int ENGINE_DIGITS = 6;

  private Nanos() {}

  /// @param nanos SQL of the whole value, of which `value` has the microseconds
  public static Typed with(Typed value, String nanos) {
    return new Typed(value.sql(), value.type(), true, null, value.isNull(), nanos);
  }

  /// A value of nothing but its nanoseconds.
  public static Typed read(String nanos, SqlType type) {
    String count = type.kind() == Kind.TIMESTAMP_TZ ? "(" + nanos + ").n" : nanos;
    String wall = "make_timestamp(sf_nanos_micros(" + count + "))";
    String sql =
        switch (type.kind()) {
          case TIME -> "CAST(" + wall + " AS TIME)";
          case TIMESTAMP_LTZ -> "make_timestamptz(sf_nanos_micros(" + count + "))";
          case TIMESTAMP_TZ -> "sf_zoned(" + wall + ", (" + nanos + ").o)";
          case TIMESTAMP_NTZ, DATE, FIXED, REAL, TEXT, BOOLEAN, BINARY, VARIANT, OBJECT, ARRAY ->
              wall;
        };
    return new Typed(sql, type, true, null, false, nanos);
  }

  /// The whole value of any time or timestamp, as [Typed#nanos].
  public static String whole(Typed value) {
    if (value.nanos() != null) {
      return value.nanos();
    }
    String sql =
        value.isNull() ? "CAST(NULL AS " + EngineTypes.of(value.type()) + ")" : value.sql();
    return value.kind() == Kind.TIMESTAMP_TZ
        ? "sf_zoned_nanos(sf_micros_nanos(sf_utc(" + sql + ")), sf_offset(" + sql + "))"
        : "sf_micros_nanos(" + sql + ")";
  }

  /// Nanoseconds beyond the microsecond, 0 to 999.
  public static String rest(Typed value) {
    if (value.nanos() == null) {
      return "0";
    }
    String count = value.kind() == Kind.TIMESTAMP_TZ ? "(" + value.nanos() + ").n" : value.nanos();
    return "sf_nanos_rest(" + count + ")";
  }

  /// A value of microseconds and what goes beyond them.
  public static Typed plus(Typed value, String rest) {
    Typed micros = value.micros();
    String sql = micros.sql();
    return with(
        micros,
        value.kind() == Kind.TIMESTAMP_TZ
            ? "sf_zoned_nanos(sf_micros_nanos(sf_utc("
                + sql
                + ")) + "
                + rest
                + ", sf_offset("
                + sql
                + "))"
            : "(sf_micros_nanos(" + sql + ") + " + rest + ")");
  }

  /// Without the digits that its type does not have, of which there are six at least.
  public static Typed cut(Typed value) {
    Typed micros = value.micros();
    if (value.nanos() == null || value.type().scale() <= ENGINE_DIGITS) {
      return micros;
    }
    String rest = rest(value);
    return plus(
        micros, "(" + rest + " - " + rest + " % " + (value.type().scale() == 7 ? 100 : 10) + ")");
  }

  /// Several values of one type: all with nine digits if one is.
  public static List<Typed> alike(List<Typed> values) {
    return values.stream().noneMatch(value -> value.nanos() != null)
        ? values
        : values.stream().map(Nanos::widened).toList();
  }

  /// One of several values, chosen by SQL that is made of theirs.
  ///
  /// @param values of one type, exactly as the engine has it
  public static Typed one(List<Typed> values, SqlType type, Function<List<String>, String> sql) {
    List<Typed> alike = alike(values);
    String chosen = sql.apply(alike.stream().map(Typed::carried).toList());
    return alike.stream().anyMatch(value -> value.nanos() != null)
        ? read(chosen, type)
        : Typed.of(chosen, type);
  }

  private static Typed widened(Typed value) {
    return value.nanos() == null ? with(value, whole(value)) : value;
  }

  /// As results carry it: a time of the engine's with nine digits, or seconds, nanoseconds and
  /// minutes from 1440.
  static String delivered(Typed value) {
    String nanos = whole(value);
    return switch (value.kind()) {
      case TIME -> "CAST(make_timestamp_ns(CAST(" + nanos + " AS BIGINT)) AS TIME_NS)";
      case TIMESTAMP_TZ -> "sf_nanos_out((" + nanos + ").n, (" + nanos + ").o)";
      case TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          DATE,
          FIXED,
          REAL,
          TEXT,
          BOOLEAN,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          "sf_nanos_out(" + nanos + ", 0)";
    };
  }
}
