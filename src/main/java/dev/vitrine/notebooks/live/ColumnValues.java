package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.notebooks.python.JsonText;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of a result by the types of their columns, exactly: `Long`, `BigInteger`, `BigDecimal`,
/// `Double`, `Boolean`, `String`, `byte[]`, dates and times of java.time, [JsonText].
final class ColumnValues {

  /// Rows of texts, in the one form for each type that holds all of its values.
  static final Encoding ENCODING = Encoding.of(Format.JSON_ROWS);

  private static final int LONG_DIGITS = 18;
  private static final int ZONE_BIAS = 1440;
  private static final int SECONDS_OF_A_MINUTE = 60;
  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final int NANO_DIGITS = 9;

  private ColumnValues() {}

  /// @param json a document of [#ENCODING]
  static List<List<@Nullable Object>> of(List<Column> columns, byte[] json) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Object row : (List<?>) Json.find(json).orElseThrow()) {
      List<?> texts = (List<?>) row;
      List<@Nullable Object> values = new ArrayList<>(texts.size());
      for (int i = 0; i < texts.size(); i++) {
        values.add(of(columns.get(i).type(), (String) texts.get(i)));
      }
      rows.add(values);
    }
    return rows;
  }

  private static @Nullable Object of(SqlType type, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (type.kind()) {
      case FIXED -> number(text);
      case REAL -> real(text);
      case TEXT -> text;
      case BOOLEAN -> Boolean.valueOf(text);
      case BINARY -> HexFormat.of().parseHex(text);
      case VARIANT, OBJECT, ARRAY -> new JsonText(text);
      case DATE -> LocalDate.ofEpochDay(Long.parseLong(text));
      case TIME -> time(text);
      case TIMESTAMP_NTZ -> moment(text);
      case TIMESTAMP_LTZ -> moment(text).atOffset(ZoneOffset.UTC);
      case TIMESTAMP_TZ -> zoned(text);
    };
  }

  private static Object number(String text) {
    if (text.indexOf('.') >= 0) {
      return new BigDecimal(text);
    }
    return text.length() <= LONG_DIGITS ? (Object) Long.valueOf(text) : new BigInteger(text);
  }

  private static double real(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /// The end of a day, which engines know as a time, is none in Java or Python.
  private static Object time(String text) {
    BigDecimal seconds = new BigDecimal(text);
    return seconds.longValue() < SECONDS_OF_A_DAY
        ? LocalTime.ofNanoOfDay(seconds.movePointRight(NANO_DIGITS).longValue())
        : "24:00:00";
  }

  private static LocalDateTime moment(String epochSeconds) {
    BigDecimal seconds = new BigDecimal(epochSeconds);
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    int nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).intValue();
    return LocalDateTime.ofEpochSecond(whole.longValue(), nanos, ZoneOffset.UTC);
  }

  private static OffsetDateTime zoned(String secondsAndZone) {
    int blank = secondsAndZone.indexOf(' ');
    Instant instant = moment(secondsAndZone.substring(0, blank)).toInstant(ZoneOffset.UTC);
    int minutes = Integer.parseInt(secondsAndZone.substring(blank + 1)) - ZONE_BIAS;
    return instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * SECONDS_OF_A_MINUTE));
  }
}
