package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers out of a VARIANT: a number, true (1), false (0), or a text that spells a number.
final class VariantNumbers {

  private static final int MOST_DIGITS = 38;
  private static final Pattern NUMERIC =
      Pattern.compile(
          "[+-]?+(?:\\d{1,400}+\\.?+\\d{0,400}+|\\.\\d{1,400}+)(?:[eE][+-]?+\\d{1,4}+)?+");

  private VariantNumbers() {}

  /// Plain digits, at most 38 behind the point.
  static @Nullable String digits(String json) {
    BigDecimal value = exact(json);
    if (value == null) {
      return null;
    }
    if (value.precision() - value.scale() > MOST_DIGITS) {
      throw outOfRange(value);
    }
    BigDecimal short38 = value.scale() > MOST_DIGITS ? rounded(value, MOST_DIGITS) : value;
    return short38.toPlainString();
  }

  /// See [JsonSortKey].
  static @Nullable String key(String json) {
    if (JsonNumbers.isPlainInteger(json)) {
      return JsonSortKey.of(json);
    }
    BigDecimal value = exact(json);
    return value == null ? null : JsonSortKey.of(value.toString());
  }

  static @Nullable String decimal(String json, int precision, int scale) {
    if (JsonNumbers.isPlainInteger(json) && json.length() + scale <= precision) {
      return json;
    }
    BigDecimal value = exact(json);
    if (value == null) {
      return null;
    }
    if (value.precision() - value.scale() > MOST_DIGITS) {
      throw outOfRange(value);
    }
    BigDecimal rounded = rounded(value, scale);
    if (rounded.precision() > precision) {
      throw outOfRange(value);
    }
    return rounded.toPlainString();
  }

  private static BigDecimal rounded(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal exact(String json) {
    if (json.equals(Json.NULL)) {
      return null;
    }
    String spelt = spelt(json);
    if (!NUMERIC.matcher(spelt).matches()) {
      throw VariantCasts.failed(json, "FIXED");
    }
    return new BigDecimal(spelt);
  }

  static @Nullable Double real(String json) {
    if (json.equals(Json.NULL)) {
      return null;
    }
    String spelt = spelt(json);
    if (NUMERIC.matcher(spelt).matches()) {
      return Double.valueOf(spelt);
    }
    return switch (spelt.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw VariantCasts.failed(json, "REAL");
    };
  }

  private static String spelt(String json) {
    return switch (json.charAt(0)) {
      case '"' -> TypedText.type(json).equals("VARCHAR") ? JsonStrings.decode(json).strip() : "";
      case 't' -> "1";
      case 'f' -> "0";
      default -> json;
    };
  }

  private static SqlError outOfRange(BigDecimal value) {
    return new SqlError(
        ErrorCode.NUMBER_OUT_OF_RANGE,
        "Number out of representable range: type FIXED, value " + value.toPlainString());
  }
}
