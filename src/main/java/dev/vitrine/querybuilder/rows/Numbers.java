package dev.vitrine.querybuilder.rows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values that can be reckoned with.
final class Numbers {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// More digits than any database's numbers have, before or behind the point. To reckon with
  /// `1e2000000000` would write them all out.
  private static final int MOST_DIGITS = 1_000;

  private Numbers() {}

  /// Empty for what is no number, or of a size that no value has.
  static Optional<BigDecimal> of(@Nullable Object value) {
    return parsed(value)
        .filter(number ->
            Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS);
  }

  private static Optional<BigDecimal> parsed(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return Optional.of(decimal);
    }
    if (value instanceof Number || value instanceof String) {
      try {
        return Optional.of(new BigDecimal(value.toString().strip()));
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// As JSON shows it, without zeros that say nothing.
  static Number plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /// From 0, any change is 100 percent.
  static BigDecimal percent(BigDecimal change, BigDecimal previous) {
    return previous.signum() == 0
        ? HUNDRED.multiply(BigDecimal.valueOf(change.signum()))
        : change.multiply(HUNDRED).divide(previous.abs(), MathContext.DECIMAL64);
  }
}
