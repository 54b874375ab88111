package dev.vitrine.visualise.sql;

/// What several engines write alike because they lack the short form.
final class Expressions {

  private Expressions() {}

  static String nullsLast(String expression) {
    return "CASE WHEN " + expression + " IS NULL THEN 1 ELSE 0 END, " + expression;
  }

  /// A double rounded half to even, as a double.
  static String halfEven(String expression) {
    return ("CASE WHEN %1$s - FLOOR(%1$s) = 0.5 THEN 2 * FLOOR((%1$s + 0.5) / 2)"
            + " ELSE FLOOR(%1$s + 0.5) END")
        .formatted(expression);
  }

  /// From the means of squares; never below zero.
  static String variance(String mean, String meanOfSquares) {
    return "CASE WHEN %2$s > %1$s * %1$s THEN %2$s - %1$s * %1$s WHEN %1$s IS NOT NULL THEN 0.0 END"
        .formatted(mean, meanOfSquares);
  }

  static String covariance(String left, String right) {
    String both = "AVG(CASE WHEN %2$s IS NOT NULL THEN 1.0 * %1$s END)";
    return "(AVG(1.0 * "
        + left
        + " * "
        + right
        + ") - "
        + both.formatted(left, right)
        + " * "
        + both.formatted(right, left)
        + ")";
  }

  /// A boolean as its text, where booleans are numbers.
  static String flag(String expression) {
    return "CASE WHEN " + expression + " THEN 'true' WHEN NOT " + expression + " THEN 'false' END";
  }
}
