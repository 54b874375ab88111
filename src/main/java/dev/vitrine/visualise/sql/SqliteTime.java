package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Type;

/// Dates and times as SQLite's texts. Its own functions keep milliseconds; fractions are read from
/// the text here.
final class SqliteTime {

  private SqliteTime() {}

  /// `2026-01-31 12:00:00.000000` in UTC.
  static String moment(String expression) {
    return "(DATETIME(%s) || PRINTF('.%%06d', %s))"
        .formatted(second(expression), fraction(expression, 20));
  }

  /// `12:00:00.000000`.
  static String clock(String expression) {
    return "(TIME(SUBSTR(%s, 1, 8)) || PRINTF('.%%06d', %s))"
        .formatted(expression, fraction(expression, 9));
  }

  static String position(String expression, Type type) {
    String seconds = "CAST(STRFTIME('%s', ".concat(text(expression, type)).concat(") AS REAL)");
    return switch (type) {
      case DATE -> seconds + " / 86400";
      case TIME -> "(" + seconds + " * 1e9 + " + fraction(expression, 9) + " * 1e3)";
      default -> "(" + seconds + " * 1e6 + " + fraction(expression, 20) + ")";
    };
  }

  private static String text(String expression, Type type) {
    return switch (type) {
      case DATE -> "DATE(" + expression + ")";
      case TIME -> "'1970-01-01 ' || SUBSTR(" + expression + ", 1, 8)";
      default -> second(expression);
    };
  }

  /// @param count whole days, microseconds or nanoseconds
  static String of(String count, Type type) {
    return switch (type) {
      case DATE -> "DATE((" + count + ") * 86400, 'unixepoch')";
      case TIME -> time("TIME", "(" + count + ") / 1000");
      default -> time("DATETIME", "(" + count + ")");
    };
  }

  private static String time(String function, String micros) {
    return ("(%1$s(%2$s / 1000000 - (%2$s %% 1000000 < 0), 'unixepoch')"
            + " || PRINTF('.%%06d', (%2$s %% 1000000 + 1000000) %% 1000000))")
        .formatted(function, micros);
  }

  /// Without its fraction, which SQLite would round, and with its offset from UTC.
  private static String second(String expression) {
    return ("SUBSTR(%1$s, 1, 19) || CASE WHEN LENGTH(%1$s) > 19 AND SUBSTR(%1$s, -6, 1) IN ('+', '-')"
            + " THEN SUBSTR(%1$s, -6) ELSE '' END")
        .formatted(expression);
  }

  /// Microseconds of the fraction that starts at a place of the text; 0 where there is none.
  private static String fraction(String expression, int at) {
    return "CAST(ROUND(CAST('0' || SUBSTR(%s, %d, 7) AS REAL) * 1e6) AS INTEGER)"
        .formatted(expression, at);
  }
}
