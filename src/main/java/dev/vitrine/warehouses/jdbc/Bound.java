package dev.vitrine.warehouses.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Binds a client's values as a database takes them.
final class Bound {

  private static final int LONG_DIGITS = 18;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS xxx", Locale.ROOT);

  private Bound() {}

  static void bind(Product product, PreparedStatement statement, List<@Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      bind(product, statement, i + 1, values.get(i));
    }
  }

  private static void bind(
      Product product, PreparedStatement statement, int number, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(number, Types.NULL);
      case BigDecimal whole when isLong(whole) -> statement.setLong(number, whole.longValue());
      case BigDecimal decimal
          when product == Product.SQLITE || isWrittenWithExponent(product, decimal) ->
          statement.setDouble(number, decimal.doubleValue());
      case BigDecimal decimal -> statement.setBigDecimal(number, decimal);
      case byte[] bytes -> statement.setBytes(number, bytes);
      case String text -> statement.setString(number, text);
      case Boolean flag -> statement.setBoolean(number, flag);
      case Double real -> statement.setDouble(number, real);
      case LocalDate _, LocalTime _, LocalDateTime _, OffsetDateTime _ when isText(product) ->
          statement.setString(number, text(value));
      case LocalDate date when product == Product.TRINO ->
          statement.setObject(number, date, Types.DATE);
      case LocalTime time when product == Product.TRINO ->
          statement.setObject(number, time, Types.TIME);
      case LocalDateTime moment when product == Product.TRINO ->
          statement.setObject(number, moment, Types.TIMESTAMP);
      case OffsetDateTime moment when product == Product.TRINO ->
          statement.setObject(number, ZONED.format(moment), Types.TIMESTAMP_WITH_TIMEZONE);
      default -> statement.setObject(number, value);
    }
  }

  /// An index on whole numbers serves a long, and not a decimal.
  private static boolean isLong(BigDecimal number) {
    return number.scale() <= 0 && number.precision() - number.scale() <= LONG_DIGITS;
  }

  /// Trino's driver writes what [BigDecimal#toString] does, and a decimal of Trino has no exponent.
  private static boolean isWrittenWithExponent(Product product, BigDecimal number) {
    return product == Product.TRINO && number.toString().contains("E");
  }

  private static boolean isText(Product product) {
    return product == Product.SQLITE;
  }

  private static String text(Object value) {
    return switch (value) {
      case LocalDateTime moment -> MOMENT.format(moment);
      case OffsetDateTime moment ->
          MOMENT.format(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
      default -> value.toString();
    };
  }
}
