package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Columns whose type only the values tell: PostgreSQL's numbers without digits, and all of
/// SQLite's. The first rows of a result decide; a later value that is of another kind is refused
/// rather than bent.
final class Sampled {

  private static final int DIGITS = 38;

  /// Behind the point, where later rows may have more of them than the first ones.
  private static final int SPARE_SCALE = 18;

  private Sampled() {}

  /// A number of PostgreSQL's without digits.
  ///
  /// @param all whether these are all the rows
  static Carried numbers(List<@Nullable Object> values, boolean all, String column) {
    if (all && values.stream().allMatch(Objects::isNull)) {
      return Carried.real(strict(Number.class, column, "numbers", SqlitePut::real)); // no digits
    }
    int scale = all ? 0 : SPARE_SCALE;
    for (Object value : values) {
      if (value instanceof BigDecimal number) {
        scale = Math.max(scale, number.scale());
      } else if (value != null) {
        return Carried.real(strict(Number.class, column, "numbers", SqlitePut::real)); // NaN
      }
    }
    int kept = Math.min(scale, DIGITS - 1);
    return Carried.decimal(
        DIGITS,
        kept,
        strict(
            BigDecimal.class,
            column,
            "numbers",
            (value, into, row) -> Cell.putDecimal(value, DIGITS, kept, into, row)));
  }

  /// A column of SQLite's, by what its declaration promises if its values keep to it.
  ///
  /// @param declared type in the table; that of the first value for an expression
  static Carried sqlite(List<@Nullable Object> values, String declared, String column) {
    List<Object> known =
        values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    String type = declared.toUpperCase(Locale.ROOT);
    if (all(known, value -> value instanceof Integer || value instanceof Long)) {
      return known.isEmpty() ? ofNone(type, column) : whole(type, known, column);
    }
    if (all(known, Number.class::isInstance)) {
      return Carried.real(strict(Number.class, column, "numbers", SqlitePut::real));
    }
    if (all(known, String.class::isInstance)) {
      return text(type, known, column);
    }
    if (all(known, byte[].class::isInstance)) {
      return Carried.binary(strict(byte[].class, column, "bytes", Cell::putBytes));
    }
    return Carried.text(SqlitePut.anything());
  }

  private static boolean all(List<Object> values, Predicate<Object> is) {
    return values.stream().allMatch(is);
  }

  /// Only NULLs came: the declaration decides, by SQLite's own rules of affinity.
  private static Carried ofNone(String type, String column) {
    if (type.contains("INT")) {
      return whole(type, List.of(), column);
    }
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return Carried.real(strict(Number.class, column, "numbers", SqlitePut::real));
    }
    return Carried.text(SqlitePut.anything());
  }

  private static Carried whole(String type, List<Object> known, String column) {
    boolean flags =
        type.startsWith("BOOL") && all(known, value -> ((Number) value).longValue() >>> 1 == 0);
    if (flags) {
      return Carried.flag(strict(Number.class, column, "flags", SqlitePut::flag));
    }
    boolean real =
        type.contains("REAL")
            || type.contains("FLOA")
            || type.contains("DOUB")
            || type.startsWith("DECIMAL")
            || type.startsWith("NUMERIC");
    return real
        ? Carried.real(strict(Number.class, column, "numbers", SqlitePut::real))
        : Carried.whole(strict(Number.class, column, "whole numbers", SqlitePut::whole));
  }

  private static Carried text(String type, List<Object> known, String column) {
    if (type.startsWith("DATETIME") || type.startsWith("TIMESTAMP")) {
      return parsed(known, SqlitePut::moment)
          ? Carried.moment(
              strict(
                  String.class, column, "timestamps", temporal(SqlitePut::moment, Cell::putMoment)))
          : Carried.text(SqlitePut.anything());
    }
    if (type.startsWith("DATE")) {
      return parsed(known, LocalDate::parse)
          ? Carried.date(
              strict(String.class, column, "dates", temporal(LocalDate::parse, Cell::putDate)))
          : Carried.text(SqlitePut.anything());
    }
    if (type.startsWith("TIME")) {
      return parsed(known, LocalTime::parse)
          ? Carried.time(
              strict(String.class, column, "times", temporal(LocalTime::parse, Cell::putTime)))
          : Carried.text(SqlitePut.anything());
    }
    return Carried.text(SqlitePut.anything());
  }

  private static boolean parsed(List<Object> values, Function<String, ?> parser) {
    try {
      return values.stream().map(value -> parser.apply((String) value)).allMatch(Objects::nonNull);
    } catch (DateTimeParseException otherwise) {
      return false;
    }
  }

  private static <T> Cell.Put<String> temporal(Function<String, T> parser, Cell.Put<T> put) {
    return (text, into, row) -> put.put(parser.apply(text), into, row);
  }

  /// @throws SqlError `CONVERSION` for a value of another kind than the first rows had
  private static <T> Cell strict(Class<T> type, String column, String what, Cell.Put<T> put) {
    return new Cell.OfObject((value, into, row) -> {
      try {
        put.put(type.cast(value), into, row);
      } catch (ClassCastException | ArithmeticException | DateTimeParseException other) {
        throw new SqlError(
            ErrorCode.CONVERSION,
            "column '%s' began with %s and then has %s: CAST it to one type"
                .formatted(column, what, SqlitePut.shown(value)));
      }
    });
  }
}
