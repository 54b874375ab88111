package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.DATE;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TIME;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TIMESTAMP;

import dev.vitrine.dialect.scalar.JavaFunction.Body;
import dev.vitrine.dialect.scalar.JavaFunction.Kind;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Dates, times and timestamps out of a VARIANT: texts of a format (`AUTO` detects it), for
/// timestamps also numbers of seconds since 1970; all else is error 100071, NULL in the `sf_try_…`
/// twins.
///
/// | function | gives |
/// |---|---|
/// | `sf_variant_date(json, format)`, `sf_variant_time`, `sf_variant_timestamp` | the value; a timestamp's wall clock (TIMESTAMP_NTZ) |
/// | `sf_variant_instant(json, format, zone, type)` | microseconds since 1970 in UTC; without offset the clock is the zone's |
/// | `sf_variant_offset(json, format, zone, type)` | that instant's offset in minutes |
///
/// `type`, for the message, is TIMESTAMP_LTZ or TIMESTAMP_TZ.
final class VariantTimes {

  private VariantTimes() {}

  static List<JavaFunction> functions() {
    List<JavaFunction> functions = new ArrayList<>();
    clock(functions, "date", DATE, f -> f.at().toLocalDate());
    clock(functions, "time", TIME, f -> f.at().toLocalTime());
    clock(functions, "timestamp", TIMESTAMP, TimeFields::at);
    zoned(functions, "instant", Instants::micros);
    zoned(functions, "offset", Instants::offset);
    return functions;
  }

  private interface InZone {
    long apply(TimeFields fields, String zone);
  }

  private static void clock(
      List<JavaFunction> functions, String name, Kind result, Function<TimeFields, Object> value) {
    TimeKind kind = TimeKind.valueOf(result.name());
    String type = result == TIMESTAMP ? "TIMESTAMP_NTZ" : result.name();
    Body body = a -> TimeKind.map(fields(Args.text(a, 0), kind, Args.text(a, 1), type), value);
    both(functions, name, result, body, TEXT, TEXT);
  }

  private static void zoned(List<JavaFunction> functions, String name, InZone value) {
    Body body =
        a ->
            TimeKind.map(
                fields(Args.text(a, 0), TimeKind.TIMESTAMP, Args.text(a, 1), Args.text(a, 3)),
                fields -> value.apply(fields, Args.text(a, 2)));
    both(functions, name, BIGINT, body, TEXT, TEXT, TEXT, TEXT);
  }

  private static void both(
      List<JavaFunction> functions, String name, Kind result, Body body, Kind... parameters) {
    functions.add(Define.strict("sf_variant_" + name, result, body, parameters));
    functions.add(
        Define.strict("sf_try_variant_" + name, result, a -> attempt(body, a), parameters));
  }

  private static @Nullable Object attempt(Body body, @Nullable Object[] arguments) {
    try {
      return body.apply(arguments);
    } catch (SqlError e) {
      return null;
    }
  }

  private static @Nullable TimeFields fields(
      String json, TimeKind kind, String format, String type) {
    if (json.equals(Json.NULL)) {
      return null;
    }
    TimeFields fields = kind.parse(text(json, kind, type), format);
    if (fields == null) {
      throw VariantCasts.failed(json, type);
    }
    return fields;
  }

  private static String text(String json, TimeKind kind, String type) {
    if (JsonScan.isText(json)) {
      return JsonStrings.decode(json);
    }
    String digits =
        kind == TimeKind.TIMESTAMP && JsonValues.isNumber(json)
            ? VariantNumbers.digits(json)
            : null;
    if (digits == null) {
      throw VariantCasts.failed(json, type);
    }
    return digits;
  }
}
