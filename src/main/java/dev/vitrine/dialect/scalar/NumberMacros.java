package dev.vitrine.dialect.scalar;

import java.util.List;

/// Functions of numbers in the engine's own SQL that refuse what has no answer, where the engine
/// would give infinity, or an error of its own words. A lambda names the argument, so that it
/// stands once.
public final class NumberMacros {

  private NumberMacros() {}

  /// `name(arguments) AS expression`, each.
  public static List<String> all() {
    return List.of(
        "sf_nonzero(x) AS "
            + named(
                "x", "CASE WHEN v = 0 THEN error('VITRINE:100051:Division by zero') ELSE v END"),
        domain("sqrt", "v < 0", "sqrt(v)"),
        domain("ln", "v <= 0", "ln(v)"),
        domain("asin", "abs(v) > 1", "asin(v)"),
        domain("acos", "abs(v) > 1", "acos(v)"),
        domain("acosh", "v < 1", "acosh(v)"),
        domain("atanh", "abs(v) >= 1", "atanh(v)"),
        domain("cot", "v = 0", "cot(v)"),
        "sf_log(b, x) AS "
            + named(
                "{'b': b, 'x': x}",
                "CASE WHEN v.b <= 0 OR v.b = 1 OR v.x <= 0 THEN "
                    + invalid("'log(' || CAST(v.b AS VARCHAR) || ', ' || CAST(v.x AS VARCHAR)")
                    + " WHEN v.b = 10 THEN log10(v.x) WHEN v.b = 2 THEN log2(v.x)"
                    + " ELSE ln(v.x) / ln(v.b) END"),
        "sf_factorial(n) AS "
            + named(
                "n",
                "CASE WHEN v < 0 OR v > 33 THEN "
                    + invalid("'factorial(' || CAST(v AS VARCHAR)")
                    + " ELSE factorial(CAST(v AS INTEGER)) END"),
        // a list of all arguments: NULL where one of them is
        "sf_greatest(l) AS "
            + named("l", "CASE WHEN list_count(v) < len(v) THEN NULL ELSE list_max(v) END"),
        "sf_least(l) AS "
            + named("l", "CASE WHEN list_count(v) < len(v) THEN NULL ELSE list_min(v) END"),
        // from 0 to 1, by the bits of a hash
        "sf_fraction(x) AS (CAST(hash(x) >> 11 AS DOUBLE) / 9007199254740992.0)",
        "sf_random(x) AS CAST(CAST(hash(x) AS HUGEINT) - 9223372036854775808 AS BIGINT)");
  }

  private static String named(String value, String body) {
    return "list_transform([" + value + "], lambda v: " + body + ")[1]";
  }

  private static String domain(String function, String outside, String inside) {
    return "sf_"
        + function
        + "(x) AS "
        + named(
            "x",
            "CASE WHEN "
                + outside
                + " THEN "
                + invalid("'" + function + "(' || replace(CAST(v AS VARCHAR) || '|', '.0|', '|')")
                + " ELSE "
                + inside
                + " END");
  }

  private static String invalid(String shown) {
    return "error(replace('VITRINE:100046:Invalid floating point operation: ' || "
        + shown
        + " || ')', '|', ''))";
  }
}
