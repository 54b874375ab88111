package dev.vitrine.dialect.scalar;

import java.util.List;

/// Small functions in the engine's own SQL. An argument stands once in a body where it can: the
/// engine puts its text in place of the name.
public final class Macros {

  private Macros() {}

  /// `name(arguments) AS expression`, each.
  public static List<String> all() {
    return List.of(
        "sf_zoned_out(z) AS CASE WHEN z IS NULL THEN NULL ELSE {'epoch':"
            + " CAST(floor(epoch_us(CAST(z.t AS TIMESTAMP)) / 1000000.0) AS BIGINT), 'fraction':"
            + " CAST((epoch_us(CAST(z.t AS TIMESTAMP)) % 1000000 + 1000000) % 1000000 * 1000 AS INTEGER),"
            + " 'timezone': CAST(z.o + 1440 AS INTEGER)} END",
        "sf_nanos_rest(n) AS CAST(((n % 1000) + 1000) % 1000 AS BIGINT)",
        "sf_nanos_micros(n) AS CAST((n - ((n % 1000) + 1000) % 1000) // 1000 AS BIGINT)",
        "sf_micros_nanos(t) AS CAST(epoch_us(t) AS HUGEINT) * 1000",
        "sf_zoned_nanos(n, o) AS CASE WHEN n IS NOT NULL THEN"
            + " {'n': CAST(n AS HUGEINT), 'o': CAST(o AS SMALLINT)} END",
        "sf_nanos_out(n, o) AS CASE WHEN n IS NOT NULL THEN {'epoch':"
            + " CAST((n - ((n % 1000000000) + 1000000000) % 1000000000) // 1000000000 AS BIGINT),"
            + " 'fraction': CAST(((n % 1000000000) + 1000000000) % 1000000000 AS INTEGER),"
            + " 'timezone': CAST(o + 1440 AS INTEGER)} END",
        "sf_zone(t, o) AS {'t': t, 'o': CAST(o AS SMALLINT)}",
        "sf_utc(z) AS CAST((z).t AS TIMESTAMP)",
        "sf_offset(z) AS CAST((z).o AS BIGINT)",
        "sf_zoned(t, o) AS CAST(CASE WHEN t IS NOT NULL THEN {'t': t, 'o': CAST(o AS SMALLINT)}"
            + " END AS STRUCT(t TIMESTAMP, o SMALLINT))",
        "sf_wall(z) AS CAST((z).t AS TIMESTAMP) + to_minutes(CAST((z).o AS BIGINT))");
  }
}
