package dev.vitrine.snowflake;

import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as Snowflake's SQL writes them.
final class SnowflakeText {

  private SnowflakeText() {}

  /// A string.
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /// A binding's value.
  ///
  /// @param value as [Steps#values] gives it
  static String literal(@Nullable Object value, SqlType type) {
    return switch (value) {
      case null -> "NULL";
      case BigDecimal number -> number.toPlainString();
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Boolean yes -> yes ? "TRUE" : "FALSE";
      case byte[] bytes -> "TO_BINARY('" + HexFormat.of().formatHex(bytes) + "', 'HEX')";
      case String text when type.kind() == SqlType.Kind.TEXT -> quoted(text);
      case String number when type.kind() == SqlType.Kind.FIXED -> number;
      case String zoned when type.kind() == SqlType.Kind.TIMESTAMP_TZ ->
          typed(instant(zoned), type);
      default -> typed(value.toString(), type);
    };
  }

  private static String typed(String text, SqlType type) {
    String name = type.kind() == SqlType.Kind.REAL ? "FLOAT" : type.kind().name();
    return quoted(text) + "::" + name.toUpperCase(Locale.ROOT);
  }

  /// From an instant in UTC, a bar, and the offset in minutes.
  private static String instant(String zoned) {
    int bar = zoned.indexOf('|');
    if (bar < 0) {
      return zoned;
    }
    LocalDateTime utc = LocalDateTime.parse(zoned.substring(0, bar).replace(' ', 'T'));
    int minutes = Integer.parseInt(zoned.substring(bar + 1));
    return utc.atOffset(ZoneOffset.UTC)
        .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60))
        .toString();
  }
}
