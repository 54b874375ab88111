package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The types that a client may bind, and how each one's text reads (Snowflake SQL API, "bindings";
/// the drivers' encodings).
///
/// | type | text | value |
/// |---|---|---|
/// | `FIXED` | decimal number, at most 38 digits | `BigDecimal` |
/// | `REAL` | number, `NaN`, `inf`, `-inf` | `Double` |
/// | `TEXT` | as is | `String` |
/// | `BOOLEAN` | `true`, `false` and Snowflake's other words | `Boolean` |
/// | `DATE` | milliseconds since 1970, or ISO | `LocalDate` |
/// | `TIME` | nanoseconds since midnight, or ISO | `LocalTime` |
/// | `TIMESTAMP_NTZ` | nanoseconds since 1970, or ISO | `LocalDateTime` |
/// | `TIMESTAMP_LTZ` | nanoseconds since 1970, or ISO | `OffsetDateTime` in the session's zone |
/// | `TIMESTAMP_TZ` | nanoseconds, blank, minutes east of UTC + 1440, or ISO | `OffsetDateTime` |
/// | `BINARY` | hexadecimal | `byte[]` |
public enum BindingType {
  FIXED(ErrorCode.NOT_NUMERIC, "Numeric value") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundNumbers.fixed(text);
    }
  },
  REAL(ErrorCode.NOT_NUMERIC, "Numeric value") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundNumbers.real(text);
    }
  },
  TEXT(ErrorCode.CONVERSION, "Text") {
    @Override
    Object parse(String text, ZoneId zone) {
      return text;
    }
  },
  BOOLEAN(ErrorCode.NOT_BOOLEAN, "Boolean value") {
    @Override
    Object parse(String text, ZoneId zone) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y", "on", "1" -> true;
        case "false", "f", "no", "n", "off", "0" -> false;
        default -> throw new IllegalArgumentException(text);
      };
    }
  },
  DATE(ErrorCode.NOT_A_DATE, "Date") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundTimes.date(text);
    }
  },
  TIME(ErrorCode.NOT_A_TIMESTAMP, "Time") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundTimes.time(text);
    }
  },
  TIMESTAMP_NTZ(ErrorCode.NOT_A_TIMESTAMP, "Timestamp") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundTimes.withoutZone(text);
    }
  },
  TIMESTAMP_LTZ(ErrorCode.NOT_A_TIMESTAMP, "Timestamp") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundTimes.local(text, zone);
    }
  },
  TIMESTAMP_TZ(ErrorCode.NOT_A_TIMESTAMP, "Timestamp") {
    @Override
    Object parse(String text, ZoneId zone) {
      return BoundTimes.withOffset(text, zone);
    }
  },
  BINARY(ErrorCode.CONVERSION, "Hex-encoded value") {
    @Override
    Object parse(String text, ZoneId zone) {
      return HexFormat.of().parseHex(text);
    }
  };

  private static final int SHOWN = 100;

  private final ErrorCode error;
  private final String noun;

  BindingType(ErrorCode error, String noun) {
    this.error = error;
    this.noun = noun;
  }

  /// A type by its name in any case; empty for one that cannot be bound.
  public static Optional<BindingType> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> type.name().equals(upper)).findFirst();
  }

  static BindingType of(int number, String name) {
    return named(name)
        .orElseThrow(() ->
            new SqlError(
                ErrorCode.CONVERSION, "binding " + number + " has unknown type '" + name + "'"));
  }

  /// @throws IllegalArgumentException or DateTimeException when the text is no such value
  abstract Object parse(String text, ZoneId zone);

  /// A type that has room for all of these values.
  SqlType sqlType(List<@Nullable String> values) {
    return switch (this) {
      case FIXED -> SqlType.fixed(38, Math.min(37, scale(values)));
      case REAL -> SqlType.REAL;
      case TEXT -> SqlType.TEXT;
      case BOOLEAN -> SqlType.BOOLEAN;
      case DATE -> SqlType.DATE;
      case TIME -> SqlType.TIME;
      case TIMESTAMP_NTZ -> SqlType.TIMESTAMP_NTZ;
      case TIMESTAMP_LTZ -> SqlType.TIMESTAMP_LTZ;
      case TIMESTAMP_TZ -> SqlType.TIMESTAMP_TZ;
      case BINARY -> SqlType.BINARY;
    };
  }

  private static int scale(List<@Nullable String> values) {
    int most = 0;
    for (String value : values) {
      if (value != null) {
        most = Math.max(most, BoundNumbers.fixed(value).scale());
      }
    }
    return most;
  }

  /// @param place the binding's number, and the row if it has several
  /// @throws SqlError with the code of this type's conversions
  Object read(String place, String text, ZoneId zone) {
    try {
      return parse(text, zone);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
      String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
      throw SqlError.because(
          error, "%s '%s' is not recognized (binding %s)".formatted(noun, shown, place), wrong);
    }
  }
}
