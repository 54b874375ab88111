package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// `SYSTEM$WAIT(amount[, unit])`: does nothing for a while; a cancel or a timeout ends it.
public final class Waiting {

  public static final String FUNCTION = "SYSTEM$WAIT";

  private static final long LOOK_MILLIS = 20;
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Duration.ofDays(7).toSeconds());

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "DAYS", ChronoUnit.DAYS,
          "HOURS", ChronoUnit.HOURS,
          "MINUTES", ChronoUnit.MINUTES,
          "SECONDS", ChronoUnit.SECONDS,
          "MILLISECONDS", ChronoUnit.MILLIS);

  private Waiting() {}

  /// @param arguments as texts, empty for NULL and what is no constant
  /// @return what the function tells
  public static String done(List<String> arguments, BooleanSupplier stopping) {
    BigDecimal amount = amount(arguments);
    String word = word(arguments);
    ChronoUnit unit = UNITS.get(word);
    if (unit == null) {
      throw invalid("unit", word);
    }
    BigDecimal seconds =
        amount.multiply(BigDecimal.valueOf(unit.getDuration().toMillis())).movePointLeft(3);
    sleep(seconds.min(MOST_SECONDS).movePointRight(3).longValue(), stopping);
    return "waited " + amount.toPlainString() + " " + word.toLowerCase(Locale.ROOT);
  }

  private static BigDecimal amount(List<String> arguments) {
    String text = arguments.isEmpty() ? "" : arguments.getFirst();
    if (!text.matches("[0-9]{1,18}([.][0-9]{1,9})?")) {
      throw invalid("amount", text);
    }
    return new BigDecimal(text);
  }

  private static String word(List<String> arguments) {
    return arguments.size() > 1 ? arguments.get(1).toUpperCase(Locale.ROOT) : "SECONDS";
  }

  private static SqlError invalid(String what, String value) {
    return Problems.plain(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "invalid value [" + value + "] for parameter '" + FUNCTION + " " + what + "'");
  }

  private static void sleep(long millis, BooleanSupplier stopping) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    try {
      for (long left = millis;
          left > 0;
          left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
        if (stopping.getAsBoolean()) {
          throw SqlError.canceled();
        }
        Thread.sleep(Math.min(left, LOOK_MILLIS));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw SqlError.canceled();
    }
  }
}
