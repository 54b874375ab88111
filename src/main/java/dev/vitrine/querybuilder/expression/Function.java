package dev.vitrine.querybuilder.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The functions that expressions may call, and how many arguments each takes.
public enum Function {
  SUM(1, 1),
  AVG(1, 1),
  COUNT(1, 1),
  COUNT_DISTINCT(1, 1),
  MIN(1, 1),
  MAX(1, 1),
  IF(3, 3),
  FIND(2, 2),
  DATE(3, 6),
  YEAR(1, 1),
  QUARTER(1, 1),
  MONTH(1, 1),
  DAY(1, 1),
  HOUR(1, 1),
  MINUTE(1, 1),
  DATEDIFF(2, 3),
  DATE_TRUNC(2, 2),
  TODAY(0, 0),
  CONCATENATE(1, 50),
  ABS(1, 1),
  ROUND(1, 2),
  FLOOR(1, 1),
  CEIL(1, 1),
  POWER(2, 2),
  SQRT(1, 1),
  LN(1, 1),
  EXP(1, 1),
  MOD(2, 2),
  SIGN(1, 1),
  COALESCE(1, 50),
  NULLIF(2, 2),
  GREATEST(1, 50),
  LEAST(1, 50),
  UPPER(1, 1),
  LOWER(1, 1),
  TRIM(1, 1),
  LENGTH(1, 1),
  SUBSTRING(2, 3),
  REPLACE(3, 3),
  LEFT(2, 2),
  RIGHT(2, 2);

  private static final Map<String, Function> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("average", AVG),
          Map.entry("ceiling", CEIL),
          Map.entry("concat", CONCATENATE),
          Map.entry("substr", SUBSTRING),
          Map.entry("char_length", LENGTH),
          Map.entry("pow", POWER),
          Map.entry("ifnull", COALESCE),
          Map.entry("current_date", TODAY));

  private final int fewest;
  private final int most;

  Function(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  /// In any case, by its own or another common name.
  public static Optional<Function> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(function -> function.word().equals(lower))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_NAMES.get(lower)));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it makes one value of many rows.
  public boolean aggregates() {
    return switch (this) {
      case SUM, AVG, COUNT, COUNT_DISTINCT, MIN, MAX -> true;
      default -> false;
    };
  }

  /// @throws ExpressionError when it does not take so many
  void requireCount(int given) {
    if (given < fewest || given > most) {
      String wanted = fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
      throw new ExpressionError("%s() takes %s arguments, not %d".formatted(word(), wanted, given));
    }
  }
}
